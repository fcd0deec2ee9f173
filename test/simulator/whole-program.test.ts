import { join } from 'node:path';
import { closePhones, openPhone, type TestPhone } from './fixtures/open-phone';

/** A program with what app.json and page.json can say of how it is put together. */
let phone: TestPhone;

beforeEach(async () => {
  phone = await openPhone(join(__dirname, 'fixtures', 'whole'));
});
afterEach(async () => {
  const problems = await phone.problems();
  await phone.close();
  expect(problems).toEqual([]);
});
afterAll(closePhones);

const order = () => phone.page.evaluate<string[]>('order.splice(0)');
const text = () => phone.page.innerText('wx-page-frame:not([hidden]) > wx-page');
const data = (name: string) => phone.page.evaluate<unknown>(`getCurrentPages().at(-1).data.${name}`);
const until = (expression: string) => phone.page.waitForFunction(expression);

test('entryPagePath is opened first; without lazyCodeLoading all scripts of a package run when it is opened, and no others', async () => {
  await phone.launch();
  await until("order.includes('widget.js')");
  expect(await order()).toEqual([
    'app.js',
    'onLaunch pages/home/index',
    'late.js',
    'home loaded',
    'widget.js',
  ]);
  await phone.page.evaluate("program.stack.navigateTo('/far/index')");
  expect(await order()).toEqual(['far.js']);
});

test('generics are filled in, a default stands for what is not, and a placeholder until its package is there', async () => {
  await phone.page.evaluate('program.launch()');
  const first = await text();
  expect(first).toContain('《甲》');
  expect(first).toContain('没有别的脚');
  await until("document.querySelector('wx-page').innerText.includes('远处来的')");
  expect(await text()).not.toContain('还没到');
});

test('a placeholder stands first', async () => {
  const early = await phone.page.evaluate("(program.launch(), document.querySelector('wx-page').innerText)");
  expect(early).toContain('还没到');
  expect(early).not.toContain('远处来的');
});

test('relations, behaviours, observers, exports and form fields of a program’s own', async () => {
  await phone.launch();
  const told = () => phone.page.innerText('[id$="told"]');
  expect(await told()).toBe('齐：高、低唱');
  expect(await phone.page.evaluate("getCurrentPages()[0].selectComponent('.singer')")).toEqual({
    sings: '高',
  });
  await phone.page.click('[id$="submit"]');
  expect(await data('submitted')).toEqual({ 高: 0, 低: 1 });
  await phone.page.evaluate("getCurrentPages()[0].setData({ singers: ['低', '高'] })");
  expect((await phone.log()).some((line) => line.startsWith('moved'))).toBe(true);
  await phone.page.evaluate("getCurrentPages()[0].setData({ singers: ['低'] })");
  expect(await told()).toBe('齐：低唱');
});

test('an observer tells when an element comes into sight; a channel carries events both ways', async () => {
  await phone.launch();
  await phone.page.evaluate('getCurrentPages()[0].watch()');
  await until('getCurrentPages()[0].data.seen.length === 1');
  await phone.page.evaluate("document.querySelector('wx-page').scrollTo(0, 9999)");
  await until('getCurrentPages()[0].data.seen.length === 2');
  expect(await data('seen')).toEqual([false, true]);
  const heard = await phone.page.evaluate(`new Promise((heard) => {
    program.stack.navigateTo('/far/index', { came: heard }).then((page) => page.openerChannel.emit('asked', '来了'));
  })`);
  expect(heard).toBe('来了！');
});

test('an independent package runs without app.js and app.wxss until a page of another is opened', async () => {
  await phone.launch('alone/index');
  expect(await order()).toEqual(['alone.js undefined']);
  const style = (name: string) =>
    phone.page.$eval('[id$="mark"]', (mark, key) => getComputedStyle(mark).getPropertyValue(key), name);
  expect(await style('background-color')).toBe('rgb(2, 0, 0)');
  expect(await style('color')).not.toBe('rgb(1, 0, 0)');
  expect(await phone.page.evaluate('getApp()')).toBeUndefined();
  await phone.page.evaluate("program.stack.navigateTo('/pages/isolation/default')");
  expect((await order()).slice(0, 2)).toEqual(['app.js', 'onLaunch alone/index']);
  expect(await phone.page.evaluate('[getApp().carried, getApp().globalData !== undefined]')).toEqual([
    1,
    true,
  ]);
});
