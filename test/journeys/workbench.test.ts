import { anniversaryRow } from '../support/reminder-rows';
import { type Journey, lin, patience, startJourney } from './journey';
import { Stage } from './stage';

/** What officers see: the workbench by their duties, and the people whom these are about. */
let journey: Journey;
let stage: Stage;
jest.setTimeout(8 * patience);
beforeAll(async () => {
  journey = await startJourney();
  stage = await Stage.set(journey);
});
afterAll(() => journey.close());
afterEach(() => expect(stage.takeComplaints()).toEqual([]));

const hr = 'demo-openid-zhou-min';
const workbench = 'packages/workbench/pages/index/index';

test('an officer without a book finds the workbench on 今天 and under 我的', async () => {
  await stage.show({
    name: 'today-duties',
    path: 'pages/today/index',
    as: hr,
    words: '没有事等你办',
    everyWidth: true,
  });
  await stage.show({ name: 'me-duties', path: 'pages/me/index', as: hr, words: '工作台' });
});

test('the workbench of one duty, of several, and of none', async () => {
  await stage.show({ name: 'workbench', path: workbench, as: hr, words: '没有事等你办', everyWidth: true });
  await journey.admin().add('roles', [
    {
      _id: 'journey-second-duty',
      personId: 'demo-he-qing',
      role: 'section-chief',
      scope: { kind: 'section', ids: ['zhujian-water'] },
      paths: ['qinghe', 'zhujian', 'zhujian-water'],
      from: 1,
      until: null,
      grantedBy: null,
      endedBy: null,
    },
  ]);
  await stage.show({
    name: 'workbench-several',
    path: workbench,
    as: 'demo-openid-he-qing',
    words: '科室负责人',
    act: (phone) => phone.tap('科室负责人'),
  });
  await stage.show({
    name: 'workbench-none',
    path: workbench,
    as: 'demo-openid-lin-zhiyuan',
    words: '这里还没有你的职责',
  });
});

test('people are found by name, pinyin and initials', async () => {
  const people = 'packages/workbench/pages/people/index';
  await stage.show({ name: 'people', path: people, as: hr, words: '林知远', everyWidth: true });
  await stage.show({
    name: 'people-found',
    words: '许一诺',
    act: async (phone) => {
      await phone.type('姓名、拼音或首字母', 'xyn');
      await phone.page.waitForFunction(() => !document.body.innerText.includes('林知远'));
    },
  });
  await stage.show({
    name: 'people-none',
    words: '没有这样的人',
    act: (phone) => phone.type('姓名、拼音或首字母', 'zzz'),
  });
});

test('how reminders run, what failed, whom nobody could tell, and the days off', async () => {
  const admin = 'demo-openid-gao-yuan';
  const page = (name: string) => `packages/workbench/pages/${name}/index`;
  const { now } = await journey.control.clock();
  const day = new Date(now - 5 * 86_400_000).toISOString().slice(0, 10);
  const failed = { _id: 'journey-failed', status: 'failed', note: '47003 thing3', settledAt: now };
  const row = { ...anniversaryRow({ personId: lin.id, day, years: 3 }), ...failed };
  await journey.admin().add('reminders', [row]);
  await stage.show({
    name: 'clock',
    path: page('clock'),
    as: admin,
    words: '今后三十天',
    everyWidth: true,
    whole: true,
    act: async (phone) => {
      await phone.tap('和微信后台核对');
      await phone.waitForText('承诺时光书开启提醒 · 一次一条');
      await phone.page
        .getByRole('button', { name: /试运行到这天/ })
        .first()
        .click();
      await phone.page.waitForFunction(() => document.body.innerText.includes('试运行到7月'));
    },
  });
  await stage.show({
    name: 'unreachable',
    path: page('unreachable'),
    as: hr,
    words: '没有送到',
    everyWidth: true,
  });
  await stage.show({
    name: 'days-off',
    path: page('days-off'),
    as: admin,
    words: '核对过了，存下',
    act: async (phone) => {
      await phone.type('年份', '2026');
      await phone.type('依据的文件', '关于2026年部分节假日安排的通知');
      await phone.type(
        '把通知全文贴在这里',
        '端午节：6月19日（周五）至21日（周日）放假，共3天。9月20日（周日）上班。',
      );
      await phone.tap('认一认');
    },
  });
});

test('without network, and when the cloud fails, each page says so', async () => {
  await journey.control.faults([
    { on: 'function', function: 'account', effect: 'error', times: 99, code: '-1' },
  ]);
  await stage.show({ name: 'workbench-error', path: workbench, as: hr, words: '没能打开' });
  await journey.control.faults([]);
});
