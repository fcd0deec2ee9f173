import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, lin, pages, patience, startJourney } from './journey';
import { Stage } from './stage';
import { reads } from './steps';

/** Everything held about me, consent withdrawn and given, a complaint handed in, answered, and read: all from 我的. */
let journey: Journey;
let phone: DrivenPhone;
jest.setTimeout(6 * patience);
beforeAll(async () => {
  journey = await startJourney();
  phone = await journey.phone({ reducedMotion: true });
});
afterAll(() => journey.close());

const desk = 'demo-openid-ma-wen';
const page = (name: string) => `packages/people/pages/${name}/index`;
const said = '提醒来得太多，一周里有三次。';

test('from 我的 to everything that is held, without a word of what is sealed', async () => {
  await phone.open(pages.me, { as: lin.openid });
  await phone.tap({ selector: '[aria-label^="我的权利"]' });
  await phone.tap({ selector: '[aria-label^="看关于我的全部记录"]' });
  await phone.waitForRoute(page('held'));
  await phone.waitForText('名册上的我');
  await phone.waitForText('封存的信（只有回执）');
  await reads(phone, '林知远');
});

test('consent to reminders is withdrawn and given again, with version and time', async () => {
  await phone.open(page('rights'), { as: lin.openid });
  await phone.tap('撤回，提醒');
  await reads(phone, '撤回');
  await phone.waitForText('重新同意');
  const row = () => journey.documents('consents', { _id: `${lin.id}:reminders` });
  await eventually(async () => expect(await row()).toMatchObject([{ withdrawnAt: expect.any(Number) }]));
  await phone.tap('重新同意，提醒');
  await eventually(async () =>
    expect(await row()).toMatchObject([{ withdrawnAt: null, version: '2026-07' }]),
  );
});

test('handed in with a number and a day, answered by the district’s desk, read by its author', async () => {
  await phone.open(pages.me, { as: lin.openid });
  await phone.tap({ selector: '[aria-label^="投诉建议"]' });
  await phone.waitForRoute(page('voice'));
  await phone.tap('投诉');
  await phone.type('要说的话', said);
  await phone.tap('提交');
  await reads(phone, '前答复');
  const [complaint] = await journey.documents('complaints', { personId: lin.id });
  await reads(phone, String(complaint?.number));
  expect(await journey.everythingStored()).not.toContain(said);
  await phone.open('packages/workbench/pages/index/index', { as: desk });
  await phone.waitForText('1 件');
  await phone.tap({ selector: '[aria-label^="投诉建议"]' });
  await reads(phone, said);
  await phone.tap('写答复');
  await phone.type(`写答复，${complaint?.number}`, '已经改成一个月一次。');
  await phone.tap('答复本人');
  await reads(phone, '已答复');
  await phone.open(`${page('voice')}?kind=complaint`, { as: lin.openid });
  await reads(phone, '已经改成一个月一次。');
  expect(await journey.problems()).toEqual([]);
});

test('the pages in light, dark and large type', async () => {
  const stage = await Stage.set(journey);
  const wide = { everyWidth: true, whole: true };
  const as = lin.openid;
  await journey.act(as, 'account.complain', {
    ...{ requestId: 'journey-rights-00000001', kind: 'suggestion', text: '把大字再放大一点，晚上看得清。' },
  });
  await stage.show({ name: 'rights', path: page('rights'), as, words: '同意过的事', ...wide });
  await stage.show({ name: 'held', path: page('held'), as, words: '名册上的我', ...wide });
  await stage.show({
    name: 'voice',
    path: `${page('voice')}?kind=complaint`,
    as,
    words: '我提过的',
    ...wide,
  });
  await stage.show({
    name: 'voices',
    path: page('voices'),
    as: desk,
    words: '答复本人',
    ...wide,
    act: (one) => one.tap('写答复'),
  });
  expect(stage.takeComplaints()).toEqual([]);
});
