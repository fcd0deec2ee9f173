import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, lin, pages, patience, startJourney } from './journey';
import { answerSheet, confirmSeal, draftSaved, reads, sign, write } from './steps';

/** 林知远 with three years behind him; he lets the day pass, and comes late. */
let journey: Journey;
let phone: DrivenPhone;
jest.setTimeout(4 * patience);
beforeAll(async () => {
  journey = await startJourney();
  phone = await journey.phone();
});
afterAll(() => journey.close());

type Row = { id: string; state: string; locked: boolean; thread: string };
const bookRows = async () => ((await phone.pageData()).view as { rows: Row[] }).rows;

test('today greets the third anniversary, and the book shows four buttons, three letters and the whole chain', async () => {
  await phone.open(pages.today, { as: lin.openid });
  await phone.waitForText('入职三周年');
  expect(await phone.pageText()).toContain(
    '三年前的夏天，你扣上第一颗扣子。去年封好的那封信，今天可以拆开了。',
  );
  expect(await phone.pageText()).toContain('入职三周年到了，时光书今天打开');
  await phone.tap('时光书');
  await phone.waitForRoute(pages.book);
  await reads(phone, '三封信，一封待拆');
  const rows = (await bookRows()).map(({ id, state, locked }) => [
    id.split(':').slice(1).join(' '),
    state,
    locked,
  ]);
  expect(rows.slice(0, 4)).toEqual([
    ['onboarding', 'closed', false],
    ['anniversary 2024', 'closed', false],
    ['anniversary 2025', 'closed', true],
    ['anniversary 2026', 'open', false],
  ]);
  const count = (await journey.control.invocations()).length;
  await phone.tap({ selector: '[aria-label*="再核对一次整条链"]' });
  await eventually(async () => expect((await journey.control.invocations()).length).toBeGreaterThan(count));
  await reads(phone, '链完整 · 刚刚核对过，一字未动');
});

test('earlier letters lie open from the book, a sealed one shows its receipt and no word', async () => {
  await phone.tap({ selector: '[aria-label^="入职，"]' });
  await phone.waitForRoute(pages.open);
  await phone.waitForText(
    '今天领了工牌，照片拍得很呆。带我的赵师傅说，工牌别急着挂，先去河堤走一圈。我们走了两个钟头，他没讲什么道理，只指给我看哪段护坡是哪一年修的，当时谁签的字。',
  );
  await phone.tapBar('返回');
  await phone.waitForRoute(pages.book);
  await phone.tap({ selector: '[aria-label^="二周年，"], [aria-label^="两周年，"]' });
  await phone.waitForRoute(pages.sealed);
  await phone.waitForText('日子到了，从“今天”里拆开');
  expect(await phone.pageText()).not.toContain('养护科');
  expect(await phone.pageText()).not.toContain('提醒我');
});

test('an address of a letter whose day has come leads to its unsealing, not to a refusal', async () => {
  await phone.open(`${pages.open}?chapter=3`, { as: lin.openid });
  await phone.waitForText('入职三周年 · 第三章');
  await phone.waitForText('拆开');
});

test('forty days later it is overdue: said without reproach, reminded in the inbox, and still open', async () => {
  await phone.letTimePass({ to: '2026-08-10T10:00:00+08:00' });
  await phone.open(pages.today, { as: lin.openid });
  await phone.waitForText('逾期 10 天');
  const text = await phone.pageText();
  expect(text).toContain('过了日子也不要紧。信还在等你，随时可以补上。');
  // The newest of a node's reminders stands for all of them.
  expect(text).toContain('入职三周年过去十四天，还没有续写');
  expect(text).not.toContain('入职三周年到了');
  await phone.tap('时光书');
  await phone.waitForRoute(pages.book);
  const overdue = (await bookRows()).find(({ state }) => state === 'overdue');
  expect(overdue?.id).toBe(`${lin.id}:anniversary:2026`);
});

test('the late letter opens, earlier ones are one tap away, and today is sealed: the node closes late', async () => {
  await phone.tap('今天');
  await phone.waitForRoute(pages.today);
  await phone.tap('现在补上');
  await phone.waitForRoute(pages.open);
  await phone.tap('拆开');
  await phone.waitForText('当时的约定');
  await reads(phone, '我请他吃了碗面，什么也没说');
  await phone.tap('第二章');
  await reads(phone, '春天里有家材料商把两箱樱桃放在传达室');
  await phone.tap('第一章');
  await reads(phone, '照片拍得很呆');
  await phone.tap('续写今天这一页');
  await phone.waitForRoute(pages.write);
  await write(phone, '迟了四十天，还是来了。');
  await draftSaved(phone);
  await sign(phone);
  await confirmSeal(phone, '拒绝');
  await phone.waitForRoute(pages.sealed);
  await phone.waitForText('开启于 2027年7月1日');
  const [closed] = await journey.documents('nodes', { _id: `${lin.id}:anniversary:2026` });
  expect(closed?.closedAt).toEqual(expect.any(Number));
});

test('the sealed page adds a reminder and an entry in the calendar of the phone, each at a tap', async () => {
  await phone.tap('提醒我');
  await answerSheet(phone, '允许');
  await reads(phone, '到时提醒你');
  await phone.tap('加入手机日历');
  await eventually(async () => expect(await phone.sheetText()).toContain('日历'));
  await phone.tapSheet('允许');
  await eventually(async () => expect(await phone.sheetText()).toContain('打开《廉承诺时光书》'));
  await phone.tapSheet('添加');
  await reads(phone, '已写进手机日历');
  const entries = (await phone.records()).filter(({ kind }) => kind === 'calendar');
  expect(entries).toHaveLength(1);
  expect(entries[0]?.detail).toMatchObject({
    title: '打开《廉承诺时光书》',
    startTime: Date.parse('2027-07-01T09:00:00+08:00') / 1000,
    repeatInterval: 'year',
  });
});

test('in 我的 one more reminder is added at a tap, and the chain is checked', async () => {
  await phone.open(pages.me, { as: lin.openid });
  await phone.waitForText('林知远');
  const before = await permission();
  await phone.tap('添一次提醒');
  await answerSheet(phone, '允许');
  await reads(phone, `还能提醒你 ${before + 1} 次`);
  await phone.tap('添一次提醒');
  await answerSheet(phone, '拒绝');
  await eventually(async () => expect(await phone.sheetText()).toContain('这次没有添'));
  expect(await permission()).toBe(before + 1);
  await phone.tap('核对我的链');
  await reads(phone, '链完整 · 刚刚核对过，一字未动');
  expect(await journey.problems()).toEqual([]);
});

/** Permissions left by the product's own ledger. */
async function permission(): Promise<number> {
  return (await journey.act(lin.openid, 'timebook.today', {})).remaining;
}
