import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, pages, patience, startJourney, xu } from './journey';
import { confirmSeal, draftSaved, reads, sign, write } from './steps';

/** A year after the first letter: one message, the letter opens, the next one is sealed, the second button is fastened. */
let journey: Journey;
let phone: DrivenPhone;
jest.setTimeout(4 * patience);
beforeAll(async () => {
  journey = await startJourney();
  await journey.bindXu();
  await journey.seal(xu.openid, `${xu.id}:onboarding`, letter, promises);
  phone = await journey.phone();
});
afterAll(() => journey.close());

const letter = '今天领了工牌，照片拍得很呆。\n愿一年后的你再看这张照片时，心里是亮的。';
const promises = ['经手的每一个数，自己先量一遍', '不在饭桌上谈工作', '每个月陪爸妈吃两次饭'];
const node = `${xu.id}:anniversary:2027`;

test('the eve says tomorrow and calls to nothing; the seal still holds', async () => {
  await phone.open(pages.today, { as: xu.openid });
  await reads(phone, '还有 365 天');
  await phone.letTimePass({ to: '2027-06-30T20:00:00+08:00' });
  await reads(phone, '明天');
  expect(await phone.find({ selector: 'wx-button' }).filter({ visible: true }).count()).toBe(0);
  expect(await phone.messages()).toHaveLength(0);
});

test('the day brings one message at nine, and its card opens the book', async () => {
  await phone.letTimePass({ to: '2027-07-01T09:30:00+08:00' });
  await phone.waitForText('拆开去年的信');
  const messages = await phone.messages();
  expect(messages).toHaveLength(1);
  expect(new Date(messages[0]?.at ?? 0).toISOString()).toMatch(/^2027-07-01T01:0/);
  expect(messages[0]).toMatchObject({ title: '承诺时光书开启提醒', read: false });
  await phone.openMessage();
  await phone.waitForRoute(pages.open);
  await phone.waitForText('入职一周年 · 第一章');
  expect(await phone.pageText()).not.toContain('照片拍得很呆');
});

test('the letter is unsealed and read word for word; promises are looked at, and a choice survives leaving', async () => {
  await phone.tap('拆开');
  await phone.waitForText('当时的约定');
  const text = await phone.pageText();
  for (const words of [...letter.split('\n'), ...promises]) expect(text).toContain(words);

  await mark('守住', 0);
  await mark('有偏差', 1);
  await mark('需帮助', 2);
  await phone.waitForText('这一条，想有人帮一把。');
  await phone.open(pages.today, { as: xu.openid });
  await phone.tap('接着读');
  await phone.waitForRoute(pages.open);
  await eventually(async () => {
    const shown = (await phone.pageData()).promises as { mark: string }[];
    expect(shown.map((one) => one.mark)).toEqual(['kept', 'strayed', 'help']);
  });
  expect(await journey.documents('reviews', { bookId: xu.id })).toEqual([]);
});

test('today is written beside the old page, whose share follows the finger', async () => {
  await phone.tap('续写今天这一页');
  await phone.waitForRoute(pages.write);
  await phone.waitForText('去年 · 第一章');
  await reads(phone, '照片拍得很呆');
  await phone.waitForText('今天 · 第二章');
  await dragGrip(0.5);
  await eventually(async () => expect((await phone.pageData()).split).toBe(70));
  await dragGrip(-0.8);
  await eventually(async () => expect((await phone.pageData()).split).toBe(0));
  await dragGrip(0.3);
  await write(phone, '一年了。三条约定守住了一条，今天写下来，明年再看。', ['答应爸妈的饭，不再改期']);
  await draftSaved(phone);
});

test('sealing closes the node, sets the next one, and the placket shows the fastened button', async () => {
  await sign(phone);
  await confirmSeal(phone, '允许');
  await phone.waitForRoute(pages.sealed);
  await phone.waitForText('开启于 2028年7月1日');
  await phone.tap('回到今天');
  await phone.waitForRoute(pages.today);
  await phone.tap('时光书');
  await phone.waitForRoute(pages.book);
  await reads(phone, '链完整');
  const rows = ((await phone.pageData()).view as { rows: { id: string; state: string; thread: string }[] })
    .rows;
  expect(rows.map(({ id, state }) => `${id.split(':').slice(1).join(' ')} ${state}`)).toEqual([
    'onboarding closed',
    'anniversary 2027 closed',
    'anniversary 2028 upcoming',
  ]);
  const buttons = phone.find({ selector: '[aria-label="已扣上的扣子"]' });
  expect(await buttons.filter({ visible: true }).count()).toBe(2);
});

test('further ticks of the clock send nothing more for this node', async () => {
  await journey.control.fire('clock');
  await journey.control.fire('clock');
  await phone.letTimePass({ advance: 'P20D' });
  expect(await journey.sends(xu.openid)).toBe(1);
  expect(await phone.messages()).toHaveLength(1);
  const late = await journey.documents('reminders', { 'facts.nodeId': node, status: 'sent' });
  expect(late).toHaveLength(1);
  expect(await journey.problems()).toEqual([]);
});

/** Chooses how one promise went. */
async function mark(name: string, at: number): Promise<void> {
  await phone
    .find({ selector: `[aria-label="${name}"]` })
    .nth(at)
    .click();
}

/** Drags the grip by a share of the window's height, as slowly as a finger, and watches WeChat's limit on setData. */
async function dragGrip(share: number): Promise<void> {
  const box = await phone.find({ selector: '[role=slider]' }).first().boundingBox();
  if (!box) throw new Error('The grip is not on the screen.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const before = (await phone.metrics()) as { setDataCalls: number };
  const began = performance.now();
  await phone.page.mouse.move(x, y);
  await phone.page.mouse.down();
  await phone.page.mouse.move(x, y + share * 812, { steps: 40 });
  await phone.page.mouse.up();
  const seconds = Math.max(1, (performance.now() - began) / 1000);
  const after = (await phone.metrics()) as { setDataCalls: number };
  expect(after.setDataCalls - before.setDataCalls).toBeLessThanOrEqual(20 * seconds);
}
