import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { Canary, hits } from '../privacy/canaries';
import { eventually, type Journey, pages, patience, startJourney, xu } from './journey';
import { answerSheet, confirmSeal, draftSaved, reads, sign, write } from './steps';

/** 许一诺 writes her first letter: nothing of it gets lost before the seal, nothing of it is to be had after. */
let journey: Journey;
let phone: DrivenPhone;
jest.setTimeout(4 * patience);
beforeAll(async () => {
  journey = await startJourney();
  await journey.bindXu();
  phone = await journey.phone();
});
afterAll(() => journey.close());

const nodeId = `${xu.id}:onboarding`;
const writePath = `${pages.write}?nodeId=${encodeURIComponent(nodeId)}`;
const first = '今天第一次坐到窗口后面，金丝猴奶糖一颗没收。';
const second = '师傅说，第一颗扣子慢一点，看着扣。';
const third = '断网的时候也写了一行。';
const fromOtherPhone = '这一行是在另一部手机上补的。';
const whileAway = '这一行是断网时在第一部手机上补的。';
const promises = ['不收服务对象的一针一线', '每周回家吃一次饭'];
const secrets = [first, second, third, fromOtherPhone, whileAway, ...promises].map(
  (line) => new Canary(line.replace(/[。，]/g, '').slice(0, 12)),
);

async function textIs(on: DrivenPhone, text: string): Promise<void> {
  await eventually(async () =>
    expect(await on.find({ role: 'textbox', name: '信的正文' }).inputValue()).toBe(text),
  );
}

test('the page offers questions, keeps letter and promises, and has them after leaving and after a kill', async () => {
  await phone.open(pages.today, { as: xu.openid });
  await phone.tap('写下第一章');
  await phone.waitForRoute(pages.write);
  await phone.tap('不知从哪里写起？翻几个问题看看');
  await phone.waitForText('今天是怎么走到这里的？路上有谁帮过你？');
  await write(phone, first, promises);
  await draftSaved(phone);

  await write(phone, `${first}\n${second}`);
  await phone.tapBar('返回');
  await phone.waitForRoute(pages.today);
  await phone.tap('接着写');
  await textIs(phone, `${first}\n${second}`);
  expect(await phone.find({ role: 'textbox', name: '约定' }).count()).toBe(2);

  // A kill in the middle of a sentence: the phone's own storage is one keystroke behind at most.
  await write(phone, `${first}\n${second}\n`);
  await phone.page.reload();
  await phone.open(writePath, { as: xu.openid });
  await textIs(phone, `${first}\n${second}\n`);
  expect(await phone.problems()).toEqual([]);
});

test('without network it is kept on the phone and said so; with the network back it is in the cloud', async () => {
  await draftSaved(phone);
  await phone.setNetwork('none');
  await write(phone, `${first}\n${second}\n${third}`);
  await reads(phone, '断网，已存在手机里');
  const [before] = await journey.documents('drafts', { bookId: xu.id });
  await phone.setNetwork('wifi');
  await draftSaved(phone);
  const [after] = await journey.documents('drafts', { bookId: xu.id });
  expect(after?.revision).not.toBe(before?.revision);
  expect(await phone.problems()).toEqual([]);
});

test('another phone goes on with the draft; two that differ are put together and no line is lost', async () => {
  const other = await journey.phone();
  await other.open(pages.today, { as: xu.openid });
  await other.tap('接着写');
  await textIs(other, `${first}\n${second}\n${third}`);

  await phone.setNetwork('none');
  await write(phone, `${first}\n${second}\n${whileAway}\n${third}`);
  await reads(phone, '断网，已存在手机里');
  await write(other, `${first}\n${fromOtherPhone}\n${second}\n${third}`);
  await draftSaved(other);

  await phone.setNetwork('wifi');
  await phone.waitForText('两部手机上写的不一样');
  await phone.tap('合并两份');
  const merged = [first, fromOtherPhone, second, whileAway, third].join('\n');
  await textIs(phone, merged);
  await draftSaved(phone);
  await other.open(writePath, { as: xu.openid });
  await textIs(other, merged);
  await other.open(pages.family, { as: xu.openid });
});

test('a refused permission does not hinder the seal, and a lost answer ends in the one receipt', async () => {
  await sign(phone);
  await journey.control.faults([{ on: 'function', function: 'timebook', effect: 'drop-after', times: 2 }]);
  await confirmSeal(phone, '拒绝');
  await phone.waitForRoute(pages.sealed);
  await phone.waitForText('开启于 2027年7月1日');
  const [fault] = await journey.control.faultHits();
  expect(fault?.hits).toBe(2);
  await journey.control.faults([]);
  const chapters = await journey.documents('chapters', { bookId: xu.id });
  expect(chapters).toHaveLength(1);
  expect(await phone.pageText()).toContain('第一章 · 入职');
  expect(await journey.documents('permissions', { personId: xu.id, remaining: { $gt: 0 } })).toEqual([]);
  await eventually(async () =>
    expect((await phone.records()).filter(({ kind }) => kind === 'vibrate')).toHaveLength(1),
  );
});

test('after the seal no word of it is in the page, the storage of the phone, the store, or any later answer', async () => {
  const before = (await journey.control.invocations()).at(-1)?.id ?? 0;
  for (const path of [pages.today, pages.book, pages.me, writePath, `${pages.sealed}?number=1`]) {
    await phone.open(path, { as: xu.openid });
    await phone.waitForIdle();
    expect(hits(secrets, await phone.pageData())).toEqual([]);
    expect(hits(secrets, await phone.page.content())).toEqual([]);
  }
  for (const path of [
    `${pages.open}?chapter=1`,
    `${pages.open}?nodeId=${encodeURIComponent(`${xu.id}:anniversary:2027`)}`,
  ]) {
    await phone.open(path, { as: xu.openid });
    await phone.waitForText('还没到日子');
    expect(hits(secrets, await phone.page.content())).toEqual([]);
  }
  const kept = await phone.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(hits(secrets, kept)).toEqual([]);
  expect(hits(secrets, await journey.everythingStored())).toEqual([]);
  const later = (await journey.control.invocations()).filter(({ id }) => id > before);
  expect(later.length).toBeGreaterThan(8);
  expect(hits(secrets, later)).toEqual([]);
});

test('within a day it can be taken back, is a draft again, and is sealed once more under the next number', async () => {
  await phone.open(`${pages.sealed}?number=1`, { as: xu.openid });
  await phone.tap({ selector: '[aria-label^="想再改改"]' });
  await phone.waitForText('取回这封信？');
  await phone.waitForIdle();
  await phone.tap('先不取');
  expect(await journey.documents('chapters', { bookId: xu.id, kind: 'recalled' })).toEqual([]);
  await eventually(async () => expect(await phone.find('取回这封信？').isVisible()).toBe(false));
  await phone.tap({ selector: '[aria-label^="想再改改"]' });
  await phone.tap('取回');
  await phone.waitForRoute(pages.write);
  await textIs(phone, [first, fromOtherPhone, second, whileAway, third].join('\n'));

  await sign(phone);
  // The sheet comes by itself at most once for one matter, and she refused it: the seal goes on without, and asks at a tap alone.
  await phone.tap('盖印封存');
  await phone.waitForRoute(pages.sealed);
  await phone.waitForText('第二章 · 入职');
  expect(await phone.sheetText()).toBe('');
  await phone.tap('提醒我');
  await answerSheet(phone, '允许');
  await phone.waitForText('到时提醒你');
  await phone.tap('回到今天');
  await phone.waitForRoute(pages.today);
  await phone.tap('时光书');
  await phone.waitForRoute(pages.book);
  await reads(phone, '链完整');
  expect(await phone.pageText()).toContain('第二章 · 封存于 2026年7月1日');
  expect(await journey.problems()).toEqual([]);
});

test('a kill between the seal and its answer leads to the receipt at the next start', async () => {
  // 24 hours are not over: she takes it back once more, to seal it in the worst moment.
  await phone.open(`${pages.sealed}?number=2`, { as: xu.openid });
  await phone.tap({ selector: '[aria-label^="想再改改"]' });
  await phone.tap('取回');
  await phone.waitForRoute(pages.write);
  await sign(phone);
  await journey.control.faults([{ on: 'function', function: 'timebook', effect: 'drop-after', times: 9 }]);
  await phone.tap('盖印封存');
  await phone.waitForText('正在确认封存');
  await journey.control.faults([]);
  await phone.open(writePath, { as: xu.openid });
  await phone.waitForRoute(pages.sealed);
  await phone.waitForText('第三章 · 入职');
  const live = (await journey.documents('chapters', { bookId: xu.id })).sort(
    (a, b) => Number(a.index) - Number(b.index),
  );
  expect(live.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
    'sealed 1',
    'recalled 1',
    'sealed 2',
    'recalled 2',
    'sealed 3',
  ]);
  expect(await journey.problems()).toEqual([]);
});
