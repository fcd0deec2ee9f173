import { join } from 'node:path';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { callWx, type ShellWorld, startShellWorld } from './fixtures/shell/shell-world';

// Calls and buttons that need a person or the bars, each once.

let world: ShellWorld;
let phone: DrivenPhone;

beforeAll(async () => {
  world = await startShellWorld(join(__dirname, 'fixtures', 'whole'));
  phone = await world.take();
});
beforeEach(() => phone.open('pages/calls/index'));
afterEach(async () => {
  expect(await phone.problems()).toEqual([]);
});
afterAll(() => world?.close());

const until = (expression: string) => phone.page.waitForFunction(expression);
const log = async () => (await phone.pageData()).log as Record<string, unknown>[];
const last = async (type: string) => {
  await until(`window.__phone.data().log.some((one) => one.type === '${type}')`);
  return (await log()).filter((one) => one.type === type).at(-1);
};
/** Begins a call whose sheet has to be answered. */
const asking = (name: string, options: object = {}) => ({
  answer: callWx(phone, name, options) as Promise<unknown>,
});

test('a refused place is allowed in the settings; movement is told; a place is chosen and looked at', async () => {
  const refused = asking('getLocation');
  await phone.tapSheet('拒绝');
  expect(await refused.answer).toMatchObject({ fail: { errMsg: 'getLocation:fail auth deny' } });
  await phone.tap('设置');
  await phone.page.getByRole('switch', { name: '位置信息' }).check();
  await phone.tapSheet('完成');
  expect(await last('opensetting')).toMatchObject({ authSetting: { 'scope.userLocation': true } });
  await phone.page.evaluate(() => {
    Object.assign(window, { places: [] });
    wx.onLocationChange(({ latitude }: { latitude: number }) => {
      (window as unknown as { places: number[] }).places.push(latitude);
    });
    return wx.startLocationUpdate({ type: 'wgs84' });
  });
  await until('places.length === 1');
  await phone.goTo(10, 20);
  await until('places.length === 2');
  expect(await phone.page.evaluate('places[1]')).toBe(10);
  await callWx(phone, 'stopLocationUpdate');
  const chosen = asking('chooseLocation');
  await phone.tapSheet('我的位置');
  expect(await chosen.answer).toMatchObject({ name: '我的位置', latitude: 10, longitude: 20 });
  await callWx(phone, 'openLocation', { latitude: 10, longitude: 20, name: '会场' });
  expect(await phone.sheetText()).toContain('10.00000, 20.00000');
  await phone.tapSheet('返回');
});

test('buttons: a picture of oneself, the service desk, feedback, a name', async () => {
  await phone.tap('头像');
  await phone.choosePictures('合影');
  expect(await last('chooseavatar')).toMatchObject({ avatarUrl: expect.stringMatching(/^wxfile:\/\/tmp_/) });
  await phone.tap('客服');
  await phone.tapSheet('返回');
  expect(await last('contact')).toMatchObject({ path: 'pages/late/index' });
  await phone.tap('反馈');
  expect(await phone.sheetText()).toContain('意见反馈');
  await phone.tapSheet('返回');
  await phone.tap('名字');
  expect(await last('getuserinfo')).toMatchObject({ userInfo: { nickName: '微信用户' } });
});

test('a tap is caught, exclusive, long; a pressed view wears its class while it is pressed', async () => {
  await phone.tap('接住');
  await phone.tap('互斥');
  expect((await log()).map(({ type }) => type)).toEqual(['inner', 'inner', 'outer']);
  const pressed = phone.page.locator('#pressed');
  const box = await pressed.boundingBox();
  if (!box) throw new Error('nothing to press');
  await phone.page.mouse.move(box.x + 5, box.y + 5);
  await phone.page.mouse.down();
  await until("getComputedStyle(document.querySelector('#pressed')).opacity === '0.5'");
  await last('longpress');
  await phone.page.mouse.up();
  await until("getComputedStyle(document.querySelector('#pressed')).opacity === '1'");
  // A long press is no tap.
  expect((await log()).filter(({ type }) => type === 'outer')).toHaveLength(1);
});

test('the page scrolls where it is told, tells its end and refreshes', async () => {
  await callWx(phone, 'pageScrollTo', { scrollTop: 200, duration: 0 });
  await until('getCurrentPages()[0].last === 200');
  expect(await callWx(phone, 'pageScrollTo', { selector: '#none' })).toMatchObject({
    fail: { errMsg: expect.stringContaining('pageScrollTo:fail') },
  });
  await callWx(phone, 'pageScrollTo', { scrollTop: 99_999, duration: 0 });
  await last('bottom');
  await callWx(phone, 'startPullDownRefresh');
  await last('pulled');
  expect(await phone.page.locator('#phone').getAttribute('data-pulling')).not.toBeNull();
  await callWx(phone, 'stopPullDownRefresh');
  expect(await phone.page.locator('#phone').getAttribute('data-pulling')).toBeNull();
});

test('title, colours, spinner; a toast that goes and a loading that stays; badges and dots', async () => {
  await callWx(phone, 'setNavigationBarTitle', { title: '另一个名字' });
  await callWx(phone, 'setNavigationBarColor', { frontColor: '#ffffff', backgroundColor: '#123456' });
  await callWx(phone, 'showNavigationBarLoading');
  expect(await phone.page.title()).toBe('另一个名字');
  const bar = phone.page.locator('#navigation-bar');
  expect(await bar.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(18, 52, 86)');
  expect(await bar.locator('.spinner').isVisible()).toBe(true);
  await callWx(phone, 'hideNavigationBarLoading');
  expect(await bar.locator('.spinner').isVisible()).toBe(false);
  await callWx(phone, 'showLoading', { title: '在算' });
  await phone.page.getByText('在算').waitFor();
  await callWx(phone, 'hideLoading');
  await phone.page.getByText('在算').waitFor({ state: 'detached' });
  await callWx(phone, 'showToast', { title: '好了', duration: 200 });
  await phone.page.getByText('好了').waitFor();
  await phone.page.getByText('好了').waitFor({ state: 'detached' });
  expect(await callWx(phone, 'setTabBarBadge', { index: 0, text: '3' })).toMatchObject({
    fail: { errMsg: 'setTabBarBadge:fail not TabBar page' },
  });
  await callWx(phone, 'switchTab', { url: '/pages/late/index' });
  await callWx(phone, 'setTabBarBadge', { index: 0, text: '12345' });
  await callWx(phone, 'showTabBarRedDot', { index: 1 });
  expect(await phone.page.locator('#tab-bar .badge').allInnerTexts()).toEqual(['…', '']);
  await callWx(phone, 'removeTabBarBadge', { index: 0 });
  await callWx(phone, 'hideTabBarRedDot', { index: 1 });
  expect(await phone.page.locator('#tab-bar .badge').count()).toBe(0);
  await callWx(phone, 'hideTabBar');
  expect(await phone.page.locator('#tab-bar').isVisible()).toBe(false);
});

test('a page takes another’s place; sizes and the first render are told', async () => {
  await phone.page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    wx.onWindowResize(({ size }: { size: { windowWidth: number } }) =>
      told.push(`width ${size.windowWidth}`),
    );
  });
  await phone.page.setViewportSize({ width: 430, height: 812 });
  await until("told.includes('width 430')");
  await phone.page.setViewportSize({ width: 375, height: 812 });
  expect(
    await phone.page.evaluate(() => wx.getPerformance().getEntriesByName('firstRender')[0].duration),
  ).toBeGreaterThan(0);
  await callWx(phone, 'navigateTo', { url: '/far/index' });
  await callWx(phone, 'redirectTo', { url: '/pages/isolation/default' });
  expect(await phone.page.evaluate('getCurrentPages().map(({ route }) => route)')).toEqual([
    'pages/calls/index',
    'pages/isolation/default',
  ]);
  await callWx(phone, 'restartMiniProgram', { path: '/pages/late/index' });
  await until("window.__phone?.route() === 'pages/late/index'");
});

test('a group’s card with a share ticket tells its group by the ticket, and by no other', async () => {
  await phone.open('pages/calls/index', { as: '甲', scene: 1044, chat: 'group:g-all' });
  const share = (shareTicket: string) =>
    phone.page.evaluate(
      (ticket) =>
        new Promise<Record<string, unknown>>((resolve) =>
          wx.getShareInfo({ shareTicket: ticket, complete: resolve }),
        ),
      shareTicket,
    );
  const { shareTicket } = await phone.page.evaluate(() => wx.getLaunchOptionsSync());
  expect(await share(shareTicket)).toMatchObject({ errMsg: 'getShareInfo:ok', cloudID: expect.any(String) });
  expect(await share('another')).toMatchObject({ errMsg: 'getShareInfo:fail invalid shareTicket' });
});
