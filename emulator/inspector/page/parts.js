// The parts of the page: each draws itself from what the emulator answers.
import { ask, button, empty, field, h, json, say, table, time } from './draw.js';
import { faults, files, snapshots } from './kept-parts.js';

let collection = '';
let where = '{}';

async function data(again) {
  const { collections } = await ask('/control/database');
  const names = collections.map(({ name }) => name);
  if (!names.includes(collection)) collection = names[0] ?? '';
  const choice = h(
    'select',
    {
      onchange: (event) => {
        collection = event.target.value;
        again();
      },
    },
    collections.map(({ name, count }) =>
      h('option', { value: name, selected: name === collection }, `${name}（${count}）`),
    ),
  );
  choice.value = collection;
  const condition = h('input', { class: 'code', size: '36', value: where, spellcheck: 'false' });
  const look = () => {
    where = condition.value;
    again();
  };
  condition.addEventListener('keydown', (event) => event.key === 'Enter' && look());
  const form = h(
    'div',
    { class: 'row' },
    field('集合', choice),
    field('条件（EJSON）', condition),
    button('查询', look, 'first'),
  );
  if (collection === '') return [h('h2', {}, '数据'), empty('还没有集合。')];
  let found;
  try {
    found = await ask(
      `/control/database?collection=${encodeURIComponent(collection)}&limit=100&where=${encodeURIComponent(where)}`,
    );
  } catch (error) {
    return [h('h2', {}, '数据'), form, h('p', { class: 'bad', role: 'alert' }, error.message)];
  }
  const { documents, total } = found;
  return [
    h('h2', {}, '数据'),
    form,
    h('p', {}, `找到 ${total} 条${total > documents.length ? `，显示前 ${documents.length} 条` : ''}`),
    total === 0
      ? empty('没有符合条件的文档。')
      : documents.map((one) =>
          h('details', {}, h('summary', {}, h('code', {}, String(one._id?.$oid ?? one._id))), json(one)),
        ),
  ];
}

/** One call; its log is fetched when it is opened. */
function call(one) {
  const { database, requestID } = one;
  const log = h('pre', { tabindex: '0' });
  const fetchLog = async () => {
    if (log.textContent !== '') return;
    try {
      log.textContent = (await ask(`/control/log?requestID=${requestID}`)).lines.join('\n');
    } catch (error) {
      say(error.message);
    }
  };
  const steps = database.steps.map(
    ({ action, collection, examined, ms }) =>
      `${action.replace('database.', '')} ${collection ?? ''}：检查 ${examined} 条，${ms} ms`,
  );
  return h(
    'details',
    { ontoggle: fetchLog },
    h(
      'summary',
      {},
      h('span', { class: 'time' }, time(one.at)),
      h('strong', {}, one.name),
      h('span', { class: one.ok ? 'good' : 'bad' }, one.ok ? '成功' : `失败 ${one.error?.errCode ?? ''}`),
      h('span', {}, `${Math.round(one.durationMs)} ms${one.coldStart ? '，冷启动' : ''}`),
      h(
        'span',
        { class: 'time' },
        `${one.source}，数据库 ${database.calls} 次，检查 ${database.examined} 条`,
      ),
    ),
    log,
    steps.length > 0 ? h('pre', { tabindex: '0' }, steps.join('\n')) : undefined,
    json(one.ok ? { result: one.result } : one.error),
  );
}

async function functions() {
  const { invocations } = await ask('/control/invocations');
  const shown = invocations.slice(-100).reverse();
  return [h('h2', {}, '函数'), shown.length === 0 ? empty('还没有调用。') : shown.map(call)];
}

/** What the buttons go by anyway. */
const STEPS = ['PT1H', 'P1D', 'P1M', 'P1Y'];

async function clock(again) {
  const [{ now, frozen, speed }, project, { timers }] = await Promise.all([
    ask('/control/clock'),
    ask('/control/project'),
    ask('/control/timers'),
  ]);
  const move = (change) => async () => {
    say('时钟正在走……');
    const { ticks, now: arrived } = await ask('/control/clock', change);
    say(`到了 ${time(arrived)}，定时器运行 ${ticks} 次`);
    again();
  };
  const instant = h('input', { type: 'datetime-local', step: '1', value: time(now).replace(' ', 'T') });
  return [
    h('h2', {}, '时钟与定时器'),
    h('p', {}, `${time(now)}（北京时间）${frozen ? '，停着' : ''}${speed > 1 ? `，每秒走 ${speed} 秒` : ''}`),
    h(
      'div',
      { class: 'row' },
      button('过一小时', move({ advance: 'PT1H' })),
      button('过一天', move({ advance: 'P1D' }), 'first'),
      button('过一月', move({ advance: 'P1M' })),
      button('过一年', move({ advance: 'P1Y' })),
      button(frozen ? '让时钟走' : '停住时钟', move({ freeze: !frozen })),
      button(speed > 1 ? '照常走' : '快走（一秒一小时）', move({ speed: speed > 1 ? 1 : 3600 })),
    ),
    h(
      'div',
      { class: 'row' },
      field('到这一刻', instant),
      button('拨过去', () => move({ to: Date.parse(`${instant.value}+08:00`) })()),
      ...(project.bookmarks ?? []).flatMap((one, n) =>
        one.query || STEPS.includes(one.advance) ? [] : [button(one.label, move({ bookmark: n }))],
      ),
    ),
    h('h3', {}, '定时器'),
    timers.length === 0
      ? empty('没有带定时器的函数。')
      : table(
          ['函数', '触发器', '现在运行'],
          timers.map(({ functionName, triggerName }) => [
            functionName,
            triggerName,
            button('运行', async () => {
              const run = await ask('/control/fire', { name: functionName });
              say(run.ok ? '运行完了' : run.error.errMsg);
            }),
          ]),
        ),
  ];
}

async function calls() {
  const { calls } = await ask('/control/calls');
  return [
    h('h2', {}, '云调用'),
    calls.length === 0
      ? empty('还没有云调用。')
      : calls
          .slice(-100)
          .reverse()
          .map((one) =>
            h(
              'details',
              {},
              h(
                'summary',
                {},
                h('span', { class: 'time' }, time(one.at)),
                h('strong', {}, one.api),
                h('span', {}, one.function ?? ''),
                h('span', { class: one.answer?.errcode ? 'bad' : 'good' }, String(one.answer?.errcode ?? '')),
              ),
              json({ request: one.request, answer: one.answer }),
            ),
          ),
  ];
}

/** In the order of the tabs; `on` are the events after which a part is drawn anew. */
export const PARTS = [
  { id: 'data', title: '数据', draw: data, on: ['database-reset'] },
  { id: 'functions', title: '函数', draw: functions, on: ['invocation', 'database-reset'] },
  { id: 'clock', title: '时钟', draw: clock, on: ['database-reset'] },
  { id: 'calls', title: '云调用', draw: calls, on: ['call', 'database-reset'] },
  { id: 'files', title: '文件', draw: files, on: ['database-reset'] },
  { id: 'faults', title: '故障', draw: faults, on: [] },
  { id: 'snapshots', title: '快照', draw: snapshots, on: [] },
];
