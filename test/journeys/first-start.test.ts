import { eventually, type Journey, lin, pages, patience, startJourney, xu } from './journey';
import { bindFromCard, reads } from './steps';

/** 许一诺's first minute: from the invitation card to the first button, and every way there that does not lead in. */
let journey: Journey;
jest.setTimeout(4 * patience);
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

const otherCode = 'DEM0C0DE0000000000000000QQ';
const usedCode = 'DEM0C0DE0000000000000000ZY';

test('whoever comes without an invitation is asked for one, and told what is wrong with a code', async () => {
  const phone = await journey.phone();
  await phone.open(pages.today, { as: xu.openid });
  await phone.waitForRoute(pages.bind);
  await phone.waitForText('从邀请卡片进来');

  await phone.type({ role: 'textbox', name: '邀请码' }, '不是邀请码');
  await phone.tap('看看是给谁的');
  await reads(phone, '邀请码是 26 位字母和数字');

  await phone.type({ role: 'textbox', name: '邀请码' }, otherCode);
  await phone.tap('看看是给谁的');
  await reads(phone, '没有找到这份邀请');

  await phone.type({ role: 'textbox', name: '邀请码' }, usedCode.toLowerCase());
  await phone.tap('看看是给谁的');
  await reads(phone, '这份邀请已经用过了');
  expect(await journey.documents('bindings', { _id: xu.openid })).toEqual([]);
  expect(await phone.problems()).toEqual([]);
});

test('a page opened from outside leads through the invitation and back to where it was going', async () => {
  const phone = await journey.phone();
  const nodeId = encodeURIComponent(`${xu.id}:onboarding`);
  await phone.open(`${pages.write}?nodeId=${nodeId}`, { as: xu.openid });
  await phone.waitForRoute(pages.bind);
  await phone.type({ role: 'textbox', name: '邀请码' }, xu.code);
  await phone.tap('看看是给谁的');
  await phone.waitForText('许一诺');
  expect(await phone.pageText()).toContain('清河区住房和城乡建设局（虚构）\n请你来写《廉承诺时光书》');
  expect(await phone.problems()).toEqual([]);
});

test('consent is asked purpose by purpose: without the necessary one nobody is bound, the other may stay away', async () => {
  const phone = await journey.phone();
  await phone.open(`${pages.bind}?code=${xu.code}`, { as: xu.openid });
  await phone.waitForText('许一诺');
  const bind = phone.find({ role: 'button', name: '同意并绑定' }).first();
  expect(await phone.pageData()).toMatchObject({ purposes: [] });

  await phone.tap('提醒（可以不要）');
  await eventually(async () => expect((await phone.pageData()).purposes).toEqual(['reminders']));
  await bind.click({ force: true });
  await phone.waitForIdle();
  expect(await phone.pageRoute()).toBe(pages.bind);
  expect(await journey.documents('bindings', { _id: xu.openid })).toEqual([]);

  await phone.tap('提醒（可以不要）');
  await phone.tap('写信与封存（绑定需要）');
  await eventually(async () => expect((await phone.pageData()).purposes).toEqual(['timebook']));
  await phone.tap('写信与封存（绑定需要）');
  await eventually(async () => expect((await phone.pageData()).purposes).toEqual([]));
  expect(await phone.problems()).toEqual([]);
});

test('the card binds once, at one tap, and the first day says what waits', async () => {
  const phone = await journey.phone();
  await bindFromCard(phone);
  await phone.waitForText('写下第一章');
  expect(await phone.pageText()).toContain('七月一日');
  const [consents] = await journey.documents('consents', { personId: xu.id });
  expect(JSON.stringify(consents)).toContain('reminders');
  expect(await journey.documents('bindings', { _id: xu.openid })).toHaveLength(1);

  await phone.tap('我的');
  await phone.waitForRoute(pages.me);
  await reads(phone, '写信与封存：保存你写的信、约定与签名，到日子还给你');
  await reads(phone, '提醒：到日子用微信发一条消息');

  // The same card once more: its owner goes in, somebody else is told that it was used.
  await phone.open(`${pages.bind}?code=${xu.code}`, { as: xu.openid });
  await phone.waitForRoute(pages.today);
  const stranger = await journey.phone();
  await stranger.open(`${pages.bind}?code=${xu.code}`, { as: 'demo-openid-stranger' });
  await reads(stranger, '这份邀请已经用过了');
  expect(await journey.documents('bindings', { _id: 'demo-openid-stranger' })).toEqual([]);
  expect(await journey.documents('bindings', { _id: lin.openid })).toHaveLength(1);
  expect(await journey.problems()).toEqual([]);
});
