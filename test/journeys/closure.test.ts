import { join } from 'node:path';
import { rosterRow } from '../support/district';
import { eventually, type Journey, patience, startJourney } from './journey';
import { pictureFolder, Stage } from './stage';

/** The unit's figures of the time-book in the workbench: HR's, the head's, and every state of the page. */
let journey: Journey;
let stage: Stage;
jest.setTimeout(8 * patience);
beforeAll(async () => {
  journey = await startJourney();
  stage = await Stage.set(journey);
  await fillSections();
});
afterAll(() => journey.close());
afterEach(() => expect(stage.takeComplaints()).toEqual([]));

const hr = 'demo-openid-zhou-min';
const head = 'demo-openid-zheng-guodong';
const page = 'packages/workbench/pages/closure/index';
const overdue = 'packages/workbench/pages/overdue/index';
const unit = '清河区住房和城乡建设局（虚构）';
const document = '清河区年轻干部廉洁教育办法（虚构）第九条';
const dayMs = 86_400_000;

/** Cadres of three sections with nodes in every state, as the store would hold them. */
async function fillSections(): Promise<void> {
  const { now } = await journey.control.clock();
  const today = Math.floor((now + 8 * 3_600_000) / dayMs) * dayMs - 8 * 3_600_000;
  const sections = [
    ['zhujian-plan', 9],
    ['zhujian-water', 26],
    ['zhujian-office', 3],
  ] as const;
  const names = ['沈若溪', '方远舟', '顾言', '苏禾', '韩立春', '江一帆', '邵宁', '白露'];
  const people: object[] = [];
  const books: object[] = [];
  const nodes: object[] = [];
  for (const [section, count] of sections)
    for (let n = 0; n < count; n += 1) {
      const _id = `${section}-${n}`;
      const name = names[(n + Math.floor(n / 8)) % names.length] as string;
      const home = { unitId: 'zhujian', sectionId: section, unitPath: ['qinghe', 'zhujian', section] };
      people.push(rosterRow({ id: _id, name, entryDay: '2025-07-01' }, home));
      books.push({ _id, entryDay: '2025-07-01', version: 1 });
      const late = n % 8 === 1;
      const open = n % 5 === 3;
      const dueAt = today - (late ? 40 + n : open ? 5 : 90) * dayMs;
      const closedAt = late || open ? null : dueAt + dayMs;
      const year = new Date(dueAt + 8 * 3_600_000).toISOString().slice(0, 10);
      const facts = { openedAt: closedAt, rereadAt: closedAt, closedAt, chapterNumber: closedAt && 1 };
      const node = { _id: `${_id}:anniversary:2026`, bookId: _id, kind: 'anniversary', years: 1, day: year };
      const excused = n === 2 && { exemption: { because: 'illness', at: dueAt }, closedAt: null };
      nodes.push({ ...node, dueAt, ...facts, ...excused });
      if (n % 3 === 0)
        nodes.push({
          ...{ _id: `${_id}:rotation:2025`, bookId: _id, kind: 'rotation', years: 0, day: '2025-11-03' },
          ...{ dueAt: today - 240 * dayMs, openedAt: 1, rereadAt: 1, closedAt: 1, chapterNumber: 1 },
        });
    }
  const admin = journey.admin();
  await admin.add('people', people);
  await admin.add('books', books);
  await admin.add('nodes', nodes);
}

test('figures by section, kind and year: HR exactly, the head with small sections together', async () => {
  await stage.show({
    name: 'closure',
    path: page,
    as: hr,
    words: '按科室',
    everyWidth: true,
    whole: true,
  });
  await stage.show({ name: 'closure-kinds', words: '周年', act: (phone) => phone.tap('按节点') });
  await stage.show({ name: 'closure-years', words: '2025年', act: (phone) => phone.tap('按年份') });
  await stage.show({
    name: 'closure-head',
    path: page,
    as: head,
    words: '其他科室（2 个合并）',
    everyWidth: true,
    whole: true,
  });
});

test('one section of HR’s unit, nothing to show, no network, and a cloud that fails', async () => {
  const section = `${page}?placeId=zhujian-plan`;
  await stage.show({ name: 'closure-section', path: section, as: hr, words: '岗位交流' });
  await stage.show({
    name: 'closure-nowhere',
    path: page,
    as: 'demo-openid-lin-zhiyuan',
    words: '没有你能看的单位',
  });
  await journey.control.faults([
    { on: 'function', function: 'closure', effect: 'error', times: 99, code: '-1' },
  ]);
  await stage.show({ name: 'closure-error', path: page, as: hr, words: '没能打开' });
  await journey.control.faults([]);
  await stage.show({
    name: 'closure-offline',
    words: '断网了',
    act: async (phone) => {
      await phone.setNetwork('none');
      await phone.tap('再试一次');
    },
    after: (phone) => phone.setNetwork('wifi'),
  });
});

test('HR names the document, sees whose nodes are overdue, and reminds of one once', async () => {
  await stage.show({ name: 'overdue-nameless', path: overdue, as: hr, words: '先写明依据的文件' });
  const rules = { unitId: 'zhujian', mostMentees: 5, quietDays: 90, orderedBy: document };
  await journey.act(hr, 'mentor.setRules', { requestId: 'journey-closure-rules', ...rules });
  const phone = stage.phone('light');
  await phone.open(page, { as: hr });
  await phone.tap('名单：逾期、期限内、纸质');
  await phone.waitForText('逾期 6 个');
  const first = { selector: '[aria-label^="提醒"]' };
  await phone.tap(first);
  await phone.tapSheet('先不');
  await phone.tap(first);
  await phone.tapSheet('提醒');
  await phone.waitForText('2026年7月1日提醒过，请当面谈');
  expect(await journey.documents('reminders', { kind: 'overdue' })).toHaveLength(1);
  await stage.show({
    name: 'overdue',
    path: overdue,
    as: hr,
    words: '2026年7月1日提醒过，请当面谈',
    everyWidth: true,
    whole: true,
  });
});

test('a chapter on paper is recorded by day and place alone, counts as closed, and can be taken back', async () => {
  const phone = stage.phone('light');
  await phone.open(overdue, { as: hr });
  await phone.tap({ selector: '[aria-label^="记苏禾的纸质章"]' });
  await phone.tap('记下来');
  await phone.tap('人事档案');
  await phone.tap('记下来');
  await phone.waitForText('逾期 5 个');
  await phone.tap('纸质');
  await phone.waitForText('写在纸上 · 2026年7月1日 · 存人事档案');
  expect((await journey.act(hr, 'closure.figures', { placeId: 'zhujian' })).total).toMatchObject({
    paper: 1,
  });
  await stage.show({
    name: 'overdue-paper',
    path: overdue,
    as: hr,
    words: '写在纸上 · 2026年7月1日 · 存人事档案',
    act: (one) => one.tap('纸质'),
  });
  const title = encodeURIComponent('苏禾 · 入职一周年 · 2026年5月5日');
  await stage.show({
    name: 'paper',
    path: `packages/workbench/pages/paper/index?nodeId=x&title=${title}`,
    as: hr,
    words: '存在哪里',
    everyWidth: true,
    act: (one) => one.tap('科室'),
  });
  await phone.open(overdue, { as: hr });
  await phone.tap('纸质');
  await phone.tap({ selector: '[aria-label^="撤销苏禾"]' });
  await phone.tapSheet('撤销');
  await phone.waitForText('还没有记过写在纸上的章。');
});

test('figures leave as a spreadsheet; names only for whoever types the place’s name', async () => {
  const phone = stage.phone('light');
  const documents = async () =>
    (await phone.records())
      .filter(({ kind }) => kind === 'document')
      .map(({ detail }) => String(detail.filePath).split('/').at(-1));
  await phone.open(page, { as: hr });
  await phone.waitForText('按科室');
  await phone.tap('导出表格');
  await phone.tapSheet('返回');
  expect(await documents()).toEqual([`${unit} 时光书闭环 2026-07-01.xlsx`]);
  await phone.open(overdue, { as: hr });
  await phone.waitForText('逾期 6 个');
  await phone.tap('导出名单');
  await phone.typeSheet('住建局');
  await phone.tapSheet('导出');
  await eventually(async () => expect(await phone.sheetText()).toContain('名称不对，没有导出'));
  expect(await documents()).toHaveLength(0);
  await phone.tap('导出名单');
  await phone.typeSheet(unit);
  await phone.picture(join(pictureFolder, 'overdue-names-confirm.png'));
  await phone.tapSheet('导出');
  await phone.tapSheet('返回');
  expect(await documents()).toEqual([`${unit} 时光书节点名单 2026-07-01.xlsx`]);
});
