// The parts of the page: each draws itself from what the emulator answers.
import { ask, button, empty, field, h, json, say, table, time } from './draw.js';

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

async function functions() {
  const { invocations } = await ask('/control/invocations');
  const shown = invocations.slice(-100).reverse();
  return [
    h('h2', {}, '函数'),
    shown.length === 0
      ? empty('还没有调用。')
      : shown.map((one) =>
          h(
            'details',
            {},
            h(
              'summary',
              {},
              h('span', { class: 'time' }, time(one.at)),
              h('strong', {}, one.name),
              h(
                'span',
                { class: one.ok ? 'good' : 'bad' },
                one.ok ? '成功' : `失败 ${one.error?.errCode ?? ''}`,
              ),
              h('span', {}, `${Math.round(one.durationMs)} ms${one.coldStart ? '，冷启动' : ''}`),
              h(
                'span',
                { class: 'time' },
                `${one.source}，数据库 ${one.database.calls} 次，检查 ${one.database.examined} 条`,
              ),
            ),
            one.logs.length > 0 ? h('pre', { tabindex: '0' }, one.logs.join('\n')) : undefined,
            json(one.ok ? { result: one.result } : one.error),
          ),
        ),
  ];
}

/** What the buttons go by anyway. */
const STEPS = ['PT1H', 'P1D', 'P1M', 'P1Y'];

async function clock(again) {
  const [{ now, frozen }, project, { timers }] = await Promise.all([
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
    h('p', {}, `${time(now)}（北京时间）${frozen ? '，停着' : ''}`),
    h(
      'div',
      { class: 'row' },
      button('过一小时', move({ advance: 'PT1H' })),
      button('过一天', move({ advance: 'P1D' }), 'first'),
      button('过一月', move({ advance: 'P1M' })),
      button('过一年', move({ advance: 'P1Y' })),
      button(frozen ? '让时钟走' : '停住时钟', move({ freeze: !frozen })),
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

async function files() {
  const { files } = await ask('/control/files?limit=500');
  return [
    h('h2', {}, '文件'),
    files.length === 0
      ? empty('云存储里没有文件。')
      : table(
          ['路径', '字节', '上传者', '时间'],
          files.map((one) => [
            h(
              'a',
              {
                href: `/control/file?path=${encodeURIComponent(one.path)}`,
                target: '_blank',
                rel: 'noopener',
              },
              one.path,
            ),
            one.size,
            one.owner ?? '云函数',
            time(one.at),
          ]),
        ),
  ];
}

async function faults(again) {
  const { faults } = await ask('/control/faults');
  const area = h('textarea', {
    spellcheck: 'false',
    value: JSON.stringify(
      faults.map(({ hits, ...one }) => one),
      undefined,
      2,
    ),
  });
  const example = { on: 'database', action: 'database.modifyDocument', times: 1, effect: 'drop-after' };
  return [
    h('h2', {}, '故障'),
    field('故障清单（JSON）', area, true),
    h('p', {}),
    h(
      'div',
      { class: 'row' },
      button(
        '使用',
        async () => {
          await ask('/control/faults', { faults: JSON.parse(area.value) });
          say('换上了');
          again();
        },
        'first',
      ),
      button('加一个例子', () => {
        area.value = JSON.stringify([...JSON.parse(area.value), example], undefined, 2);
      }),
      button('全部取消', async () => {
        await ask('/control/faults', { faults: [] });
        again();
      }),
    ),
    faults.length > 0
      ? table(
          ['对象', '结果', '已发生'],
          faults.map((one) => [one.action ?? one.on, one.effect, one.hits ?? 0]),
        )
      : undefined,
  ];
}

async function snapshots(again) {
  const { snapshots } = await ask('/control/snapshots');
  const name = h('input', { maxlength: '60' });
  const file = h('input', { type: 'file', accept: '.jsonl,application/x-ndjson' });
  const sure = (text) => window.confirm(text);
  return [
    h('h2', {}, '快照'),
    h(
      'div',
      { class: 'row' },
      field('名称', name),
      button(
        '存下现在',
        async () => {
          await ask('/control/snapshots', { save: name.value });
          say('存下了');
          again();
        },
        'first',
      ),
    ),
    snapshots.length === 0
      ? empty('还没有快照。')
      : table(
          ['名称', '存于', '字节', ''],
          snapshots.map((one) => [
            one.name,
            time(one.at),
            one.size,
            h(
              'div',
              { class: 'row' },
              button('回到这里', async () => {
                if (!sure(`回到「${one.name}」？现在的内容会被换掉。`)) return;
                await ask('/control/snapshots/restore', { name: one.name });
                say(`回到了「${one.name}」`);
              }),
              button(
                '删除',
                async () => {
                  if (sure(`删除快照「${one.name}」？`)) {
                    await ask('/control/snapshots', { remove: one.name });
                    again();
                  }
                },
                'grave',
              ),
            ),
          ]),
        ),
    h('h3', {}, '导出与导入'),
    h(
      'div',
      { class: 'row' },
      h(
        'a',
        { href: '/control/export?everything', download: 'emulator.jsonl' },
        '导出全部（文档、文件、消息、时钟）',
      ),
      field('导入文件', file),
      button('导入', async () => {
        const [chosen] = file.files;
        if (!chosen) return say('先选一个文件');
        const done = await ask('/control/import', await chosen.text());
        say(`导入了 ${done.documents} 条文档、${done.files} 个文件`);
      }),
    ),
    h('h3', {}, '从头开始'),
    button(
      '清空一切',
      async () => {
        if (sure('清空数据、文件、消息，时钟回到起点？快照会留下。')) {
          await ask('/control/reset', {});
          say('清空了');
        }
      },
      'grave',
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
