import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { callWx, type ShellWorld, startShellWorld } from './fixtures/shell/shell-world';

// The page's own settings, bars, a page of the web and newer versions, of a program that has them all.

let world: ShellWorld;
let phone: DrivenPhone;
let web: Server;

interface Said {
  type: string;
  [field: string]: unknown;
}

beforeAll(async () => {
  web = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<h1>web</h1>'),
  );
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  world = await startShellWorld(join(__dirname, 'fixtures', 'whole'));
  phone = await world.take({ viewport: { width: 375, height: 1200 } });
});
afterAll(async () => {
  await world?.close();
  web.close();
});

const set = (data: object) =>
  phone.page.evaluate((given) => {
    (window as unknown as { getCurrentPages(): { setData(data: object): void }[] })
      .getCurrentPages()
      .at(-1)
      ?.setData(given);
  }, data);
const said = async (type: string): Promise<Said[]> => {
  await phone.page.waitForFunction(
    (wished) =>
      (window as unknown as { __phone: { data(): { log: ({ type: string } | string)[] } } }).__phone
        .data()
        .log.some((one) => one === wished || (typeof one === 'object' && one.type === wished)),
    type,
  );
  const { log } = (await phone.pageData()) as { log: Said[] };
  return log.filter((one) => one.type === type);
};

test('page-meta and its bar, a portal, a drawer with its events', async () => {
  await phone.open('pages/home/index');
  await phone.page.evaluate(() => wx.navigateTo({ url: '/pages/meta/index' }));
  await phone.waitForRoute('pages/meta/index');
  const page = phone.page.locator('wx-page-frame:not([hidden]) > wx-page');
  const style = (name: string) =>
    page.evaluate((element, key) => getComputedStyle(element).getPropertyValue(key), name);
  expect([await style('color'), await style('background-color'), await style('font-size')]).toEqual([
    'rgb(9, 8, 7)',
    'rgb(3, 4, 5)',
    '18px',
  ]);
  expect(await phone.page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('20px');
  expect(await phone.page.title()).toBe('由页面说');
  expect(
    await phone.page.locator('#navigation-bar').evaluate((bar) => getComputedStyle(bar).backgroundColor),
  ).toBe('rgb(17, 34, 51)');
  expect(await phone.page.locator('#phone').getAttribute('data-pull-dots')).toBe('dark');
  // The arrow and, since the page asks for it, the house.
  await phone.page.getByRole('button', { name: '返回' }).waitFor();
  await phone.page.getByRole('button', { name: '回到首页' }).waitFor();
  await set({ top: '300px' });
  await said('scrolldone');
  expect(await page.evaluate((element) => element.scrollTop)).toBe(300);
  expect(await phone.page.locator('#portal').evaluate((element) => element.closest('wx-page'))).toBeNull();
  await set({ portal: false });
  expect(await phone.page.locator('#portal').evaluate((element) => element.closest('wx-page') !== null)).toBe(
    true,
  );
  await set({ log: [], shown: true });
  await said('afterenter');
  await set({ shown: false });
  await said('afterleave');
  expect(((await phone.pageData()).log as string[]).filter((name) => /enter|leave/.test(name))).toEqual([
    ...['beforeenter', 'enter', 'afterenter'],
    ...['beforeleave', 'leave', 'afterleave'],
  ]);
  expect(await phone.problems()).toEqual([]);
});

test('a page of the web loads in the page', async () => {
  const address = `http://127.0.0.1:${(web.address() as AddressInfo).port}/`;
  await phone.open(`pages/web/index?src=${encodeURIComponent(address)}`);
  await phone.page.frameLocator('wx-web-view iframe').getByRole('heading', { name: 'web' }).waitFor();
  expect(await said('load')).toEqual([{ type: 'load', src: address }]);
});

test('a tab bar at the top, its items and style changed; colours behind the page', async () => {
  await phone.open();
  expect(await phone.pageRoute()).toBe('pages/home/index');
  const bar = phone.page.locator('#tab-bar');
  expect(await bar.boundingBox()).toMatchObject({ y: 88, height: 49 });
  expect(await phone.page.locator('#viewport').boundingBox()).toMatchObject({ y: 137, height: 1200 - 137 });
  expect(await phone.page.locator('#phone').getAttribute('data-pull-dots')).toBe('light');
  await callWx(phone, 'setTabBarItem', { index: 1, text: '迟' });
  await callWx(phone, 'setTabBarStyle', { selectedColor: '#ff0000', backgroundColor: '#00ff00' });
  expect(await bar.innerText()).toMatch(/家\s+迟/);
  expect(await bar.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(0, 255, 0)');
  expect(
    await bar
      .getByRole('button')
      .first()
      .evaluate((tab) => getComputedStyle(tab).color),
  ).toBe('rgb(255, 0, 0)');
  await callWx(phone, 'setBackgroundColor', { backgroundColor: '#0000ff', backgroundColorTop: '#ff0000' });
  expect(
    await phone.page.locator('#viewport').evaluate((element) => getComputedStyle(element).backgroundImage),
  ).toBe('linear-gradient(rgb(255, 0, 0) 50%, rgb(0, 0, 255) 50%)');
  await callWx(phone, 'setBackgroundTextStyle', { textStyle: 'dark' });
  expect(await phone.page.locator('#phone').getAttribute('data-pull-dots')).toBe('dark');
});

test('a newer version is found and applied, or does not come down; what a place is asked for is app.json’s', async () => {
  const watch = () =>
    phone.page.evaluate(() => {
      const told: string[] = [];
      const updates = wx.getUpdateManager();
      updates.onCheckForUpdate(({ hasUpdate }: { hasUpdate: boolean }) => told.push(`has ${hasUpdate}`));
      updates.onUpdateReady(() => told.push('ready'));
      updates.onUpdateFailed(() => told.push('failed'));
      Object.assign(window, { told });
    });
  await phone.open('', { update: 'failed' });
  await watch();
  await phone.page.waitForFunction('told.length === 2');
  expect(await phone.page.evaluate('told')).toEqual(['has true', 'failed']);
  await phone.open('', { update: 'ready' });
  await watch();
  await phone.page.waitForFunction('told.length === 2');
  expect(await phone.page.evaluate('told')).toEqual(['has true', 'ready']);
  await phone.page.evaluate(() => wx.getUpdateManager().applyUpdate());
  await phone.page.waitForFunction(
    "!location.search.includes('update') && window.__phone?.route() !== undefined",
  );
  await watch();
  await phone.page.waitForFunction("told[0] === 'has false'");
  const asked = { answer: callWx(phone, 'getLocation') as Promise<unknown> };
  await phone.page.getByText('用来找最近的会场').waitFor();
  await phone.tapSheet('拒绝');
  expect(await asked.answer).toMatchObject({ fail: { errMsg: expect.stringContaining('getLocation:fail') } });
});

test('a path that is no page is told to the program, which can go elsewhere', async () => {
  await phone.open('pages/gone/index');
  await phone.waitForRoute('pages/late/index');
  expect(await phone.page.evaluate("order.includes('not found pages/gone/index')")).toBe(true);
});

test('a page that wishes to lie on its side stands upright', async () => {
  await phone.open('pages/web/index?src=');
  expect(await phone.page.evaluate(() => wx.getWindowInfo().windowWidth)).toBe(375);
});

test('style v2 leaves a button as it is without', async () => {
  await phone.open('pages/calls/index');
  const button = phone.page.getByRole('button', { name: '客服' });
  const look = await button.evaluate((element) => {
    const { borderRadius, fontSize, fontWeight } = getComputedStyle(element);
    return [borderRadius, fontSize, fontWeight];
  });
  expect(look).toEqual(['5px', '18px', '400']);
});
