import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, lin, pages, patience, startJourney } from './journey';
import { Stage } from './stage';
import { reads } from './steps';

/** 梁爽 writes an activity of two seats and publishes it; 林知远 registers, 白露 waits for the seat and takes it in large type. */
let journey: Journey;
let organiser: DrivenPhone;
let his: DrivenPhone;
let hers: DrivenPhone;
jest.setTimeout(8 * patience);
beforeAll(async () => {
  journey = await startJourney();
  organiser = await journey.phone({ reducedMotion: true });
  his = await journey.phone({ reducedMotion: true });
  hers = await journey.phone({ reducedMotion: true, fontSize: 22.4 });
});
afterAll(() => journey.close());

const liang = 'demo-openid-liang-shuang';
const bai = 'demo-openid-bai-lu';
const page = (name: string) => `packages/activity/pages/${name}/index`;
const at = (name: string, id: string) => `${page(name)}?activityId=${id}`;
let id = '';

test('from the workbench: a draft is written, looked at and published', async () => {
  await organiser.open('packages/workbench/pages/index/index', { as: liang });
  await organiser.tap({ selector: '[aria-label^="家庭活动"]' });
  await organiser.waitForRoute(page('desk'));
  await organiser.tap('新办一个活动');
  await organiser.waitForRoute(page('edit'));
  await organiser.type('活动名称', '外公的旧算盘');
  await organiser.type('地点', '青少年宫二楼');
  await organiser.type('多少个位置', '2');
  await organiser.type('说说这次活动', '老师讲家风故事，一家人一起听。\n带一件家里的老物件也好。');
  await organiser.tap('加一问');
  await organiser.type('另外想问的（最多五个，最好不问） 1', '孩子多大');
  await organiser.type('可以选的答案，用顿号隔开；不填就由他们自己写 1', '六岁以下、六岁以上');
  await organiser.tap('存草稿');
  await organiser.waitForRoute(page('roll'));
  await reads(organiser, '草稿');
  await organiser.tap('发布');
  await organiser.tapSheet('发布');
  await reads(organiser, '还没有人报名');
  id = String((await journey.documents('activities', { title: '外公的旧算盘' }))[0]?._id);
});

test('he finds it on the family page and registers two; in large type she queues behind him', async () => {
  await his.open(pages.family, { as: lin.openid });
  await his.tap({ selector: '[aria-label^="家庭活动"]' });
  await his.waitForRoute(page('list'));
  await his.tap({ selector: '[aria-label^="外公的旧算盘"]' });
  await his.waitForRoute(page('one'));
  await reads(his, '共 2 个，还有 2 个');
  await his.tap('多一个孩子');
  await his.tap('六岁以上');
  await his.tap('报名，2 人去');
  await eventually(async () => expect(await his.sheetText()).toContain('待办事项提醒'));
  await his.tapSheet('允许');
  await reads(his, '报上名了，2 人去');
  await hers.open(at('one', id), { as: bai });
  await reads(hers, '已报满，可排队');
  await hers.tap('排队，1 人');
  await hers.tapSheet('允许');
  await reads(hers, '排在最前面，有位置先问你们');
});

test('he withdraws; she is told, takes the seat, and stands on the organiser’s roll', async () => {
  await his.tap('退出报名');
  await his.tapSheet('退出报名');
  await reads(his, '报名，1 人去');
  await hers.open('packages/reminder/pages/inbox/index', { as: bai });
  await hers.tap({ selector: '[aria-label*="有位置了"]' });
  await hers.waitForRoute(page('one'));
  await hers.tap('我们去');
  await reads(hers, '报上名了，1 人去');
  await organiser.open(at('roll', id), { as: liang });
  await reads(organiser, '白露');
  expect(await organiser.pageText()).not.toContain('林知远');
});

test('the organiser moves the place, and cancels with a reason: she hears of both', async () => {
  await organiser.tap('改内容');
  await organiser.waitForRoute(page('edit'));
  await organiser.type('地点', '图书馆一楼');
  await organiser.tap('改好了，告诉报名的人');
  await organiser.waitForRoute(page('roll'));
  await reads(organiser, '图书馆一楼');
  await journey.control.setClock({ advance: 'PT1M', fire: false });
  await journey.control.fire('clock');
  await hers.open('packages/reminder/pages/inbox/index', { as: bai });
  await reads(hers, '有变动');
  await organiser.tap('取消活动');
  await organiser.typeSheet('台风要来');
  await organiser.tapSheet('取消活动');
  await reads(organiser, '已取消');
  await hers.open(at('one', id), { as: bai });
  await reads(hers, '活动取消了：台风要来');
  expect([...(await organiser.problems()), ...(await his.problems()), ...(await hers.problems())]).toEqual(
    [],
  );
});

test('activities in light, dark and large type', async () => {
  const stage = await Stage.set(journey);
  const starts = Date.parse('2026-07-11T09:00:00+08:00');
  const draft = (n: number, more: object) =>
    journey.act(liang, 'activity.save', {
      ...{ requestId: `journey-activity-00000${n}`, scopeId: 'qinghe', baseVersion: 0 },
      written: {
        ...{
          series: 'site',
          format: 'visit',
          title: '看看老粮仓',
          place: '老粮仓门口',
          about: '看旧粮仓，听守仓人的故事。\n路不远，老人孩子都走得动。',
        },
        ...{
          bring: '穿一双好走的鞋',
          startsAt: starts + n * 86_400_000,
          endsAt: starts + n * 86_400_000 + 7_200_000,
        },
        ...{
          registerUntil: starts,
          places: 40,
          questions: [{ key: 'q1', text: '孩子多大', options: ['六岁以下', '六岁以上'], must: 'no' }],
        },
        ...more,
      },
    });
  const { activityId: draftId } = await draft(1, { title: '还在写的一个' });
  const shown = [
    await draft(2, {}),
    await draft(3, {
      series: 'reading',
      format: 'reading-circle',
      title: '一家人读《朱子家训》',
      places: 0,
    }),
  ];
  for (const [n, { activityId, version }] of shown.entries())
    await journey.act(liang, 'activity.turn', {
      ...{ requestId: `journey-publish-000000${n}`, activityId, event: 'publish', baseVersion: version },
    });
  const [first] = shown as [{ activityId: string }];
  await journey.act(bai, 'activity.register', {
    ...{
      requestId: 'journey-register-00001',
      activityId: first.activityId,
      people: ['demo-bai-lu'],
      children: 2,
    },
    answers: [{ key: 'q1', text: '六岁以上' }],
  });
  const whole = { whole: true } as const;
  for (const screen of [
    { name: 'activity-list', path: page('list'), as: bai, words: '看看老粮仓', everyWidth: true, ...whole },
    {
      name: 'activity-one',
      path: at('one', first.activityId),
      as: lin.openid,
      words: '谁去',
      everyWidth: true,
      ...whole,
    },
    {
      name: 'activity-mine',
      path: at('one', first.activityId),
      as: bai,
      words: '报上名了，3 人去',
      ...whole,
    },
    { name: 'activity-desk', path: page('desk'), as: liang, words: '1 家报名，3 个位置已定', ...whole },
    {
      name: 'activity-edit',
      path: at('edit', draftId),
      as: liang,
      words: '存草稿',
      everyWidth: true,
      ...whole,
    },
    {
      name: 'activity-roll',
      path: at('roll', first.activityId),
      as: liang,
      words: '白露',
      everyWidth: true,
      ...whole,
    },
  ])
    await stage.show(screen);
  expect(stage.takeComplaints()).toEqual([]);
});
