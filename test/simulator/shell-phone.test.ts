import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '../../emulator/index';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { type LaunchOptions, launchPhone } from '../../simulator/driver/launch-phone';
import { type Simulator, startSimulator } from '../../simulator/index';

const fixture = join(__dirname, 'fixtures', 'shell');
const project = join(fixture, 'project.json');
let data: string;
let emulator: Emulator;
let simulator: Simulator;
const phones: DrivenPhone[] = [];

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'shell-'));
  emulator = await startEmulator({ data, project, functions: join(fixture, 'functions') });
  simulator = await startSimulator({
    projectDir: join(fixture, 'program'),
    emulatorUrl: emulator.url,
    configFile: project,
  });
});

afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.close();
});

afterAll(async () => {
  await simulator?.close();
  await emulator?.close();
  rmSync(data, { recursive: true, force: true });
});

async function take(options: Partial<LaunchOptions> = {}): Promise<DrivenPhone> {
  const phone = await launchPhone({
    simulatorUrl: simulator.url,
    emulatorUrl: emulator.url,
    pixelRatio: 1,
    ...options,
  });
  phones.push(phone);
  return phone;
}

const answer = async (phone: DrivenPhone) => {
  await phone.waitForIdle();
  return JSON.parse(String((await phone.pageData()).answer)) as Record<string, unknown>;
};

test('a deep link opens its page as its person, and the back arrow is the little house there', async () => {
  const phone = await take();
  await phone.open('pages/detail/index?from=%E9%93%BE%E6%8E%A5', { as: '乙' });
  expect(await phone.pageRoute()).toBe('pages/detail/index');
  expect(await phone.person()).toBe('p-two');
  // Values of a query reach the page as they were written, as on the phone.
  expect(await phone.page.title()).toBe('细节 · %E9%93%BE%E6%8E%A5');
  await phone.tapBar('回到首页');
  await phone.waitForRoute('pages/first/index');
  expect(await phone.problems()).toEqual([]);
});

test('pages go forth and back, tabs change, titles follow', async () => {
  const phone = await take();
  await phone.open();
  await phone.tap('去细节');
  await phone.waitForRoute('pages/detail/index');
  expect(await phone.page.title()).toBe('细节 · first');
  await phone.tapBar('返回');
  await phone.waitForRoute('pages/first/index');
  expect(await phone.page.title()).toBe('样品');
  await phone.tap('乙页');
  await phone.waitForRoute('pages/second/index');
  expect(await phone.problems()).toEqual([]);
});

test('a function is called as who holds the phone; a broken one rejects with the official code', async () => {
  const phone = await take();
  await phone.open('', { as: 'p-two' });
  await phone.tap('调用');
  expect(await answer(phone)).toMatchObject({ who: 'p-two', said: '你好' });
  await phone.tap('调用会坏的');
  expect(await answer(phone)).toMatchObject({ errCode: -504002 });
  expect(await phone.problems()).toEqual([]);
});

test('without a network and with a lost answer a call fails as on the phone, and then works again', async () => {
  const phone = await take();
  await phone.open();
  await phone.setNetwork('none');
  await phone.tap('调用');
  expect(await answer(phone)).toMatchObject({ errCode: -404012 });
  await phone.setNetwork('wifi');
  await phone.loseNext('lose-answer');
  await phone.tap('调用');
  expect(await answer(phone)).toMatchObject({ errCode: -404012 });
  await phone.tap('调用');
  expect(await answer(phone)).toMatchObject({ said: '你好' });
  expect(await phone.problems()).toEqual([]);
});

test('a permission is asked for in a sheet, counted, and spent by one message that opens its page', async () => {
  const phone = await take();
  await phone.open('', { as: '甲' });
  await phone.tap('订阅');
  await phone.waitForIdle();
  expect(await phone.sheetText()).toContain('到期提醒');
  await phone.tapSheet('另一种提醒');
  await phone.tapSheet('允许');
  expect(await answer(phone)).toEqual({
    T1: 'accept',
    T2: 'reject',
    errMsg: 'requestSubscribeMessage:ok',
  });
  await phone.tap('发消息');
  expect(await answer(phone)).toEqual({ sent: true });
  const [message] = await phone.messages();
  expect(message).toMatchObject({ title: '到期提醒', read: false });
  await phone.openMessage();
  expect(await phone.pageRoute()).toBe('pages/detail/index');
  expect(await phone.pageText()).toContain('来自 message');
  expect((await phone.messages())[0]?.read).toBe(true);
  expect(await phone.problems()).toEqual([]);
});

test('the tap is lost in a timer, and passed on by the answer of a dialog', async () => {
  const phone = await take();
  await phone.open('', { as: '乙' });
  await phone.tap('晚一步订阅');
  await phone.waitForText(
    '{"errCode":20000,"errMsg":"requestSubscribeMessage:fail can only be invoked by user TAP gesture."}',
  );
  await phone.tap('问过再订阅');
  await phone.tapSheet('确定');
  await phone.tapSheet('拒绝');
  expect(await answer(phone)).toMatchObject({ T1: 'reject', T2: 'reject' });
});

test('a choice that is kept is not asked for again', async () => {
  const phone = await take();
  await phone.open('', { as: '乙' });
  await phone.tap('订阅');
  await phone.tapSheet('总是保持以上选择，不再询问');
  await phone.tapSheet('允许');
  expect(await answer(phone)).toMatchObject({ T1: 'accept' });
  await phone.tap('订阅');
  await phone.waitForIdle();
  expect(await phone.sheetText()).toBe('');
  expect(await answer(phone)).toMatchObject({ T1: 'accept', T2: 'accept' });
});

test('dialogs and menus answer, keep the focus inside, and give way to Escape', async () => {
  const phone = await take();
  await phone.open();
  await phone.tap('对话框');
  await phone.page.getByRole('dialog', { name: '写一句' }).getByRole('textbox').fill('一句话');
  await phone.tapSheet('确定');
  expect(await answer(phone)).toMatchObject({ confirm: true, cancel: false, content: '一句话' });
  await phone.tap('菜单');
  await phone.waitForIdle();
  for (let presses = 0; presses < 4; presses += 1) await phone.page.keyboard.press('Tab');
  expect(await phone.page.evaluate('document.activeElement.closest("[role=dialog]") !== null')).toBe(true);
  await phone.page.keyboard.press('Escape');
  expect(await answer(phone)).toEqual({ errMsg: 'showActionSheet:fail cancel' });
  await phone.tap('菜单');
  await phone.tapSheet('二');
  expect(await answer(phone)).toMatchObject({ tapIndex: 1 });
});

test('a calendar entry is confirmed and left in the phone', async () => {
  const phone = await take();
  await phone.open();
  await phone.tap('加入日历');
  await phone.tapSheet('允许');
  await phone.tapSheet('添加');
  expect(await answer(phone)).toEqual({ errMsg: 'addPhoneRepeatCalendar:ok' });
  expect(await phone.records()).toEqual(
    expect.arrayContaining([expect.objectContaining({ kind: 'calendar' })]),
  );
});

test('a call that is not there is a problem that names it', async () => {
  const phone = await take();
  await phone.open();
  await phone.tap('没有的调用');
  await phone.waitForIdle();
  expect((await phone.problems()).join('\n')).toContain(
    'wx.startBluetoothDevicesDiscovery is not in the simulator',
  );
});

test('time passes: the date moves, the program comes back to the front and shows the new day', async () => {
  const phone = await take();
  await phone.open();
  const before = String((await phone.pageData()).day);
  const { now } = await phone.letTimePass({ bookmark: '过一天' });
  const after = String((await phone.pageData()).day);
  expect(Date.parse(after) - Date.parse(before)).toBe(86_400_000);
  expect(new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)).toBe(after);
});

test('what is written stays in that phone and with that person; leaving may be asked about; canvas feels the finger', async () => {
  const phone = await take();
  await phone.open('pages/detail/index?from=a', { as: '甲' });
  await phone.type({ selector: '#word' }, '写在这里');
  await phone.tap('存在手机里');
  await phone.draw('#board', [
    [
      [0.1, 0.5],
      [0.5, 0.2],
      [0.9, 0.5],
    ],
  ]);
  expect(Number((await phone.pageData()).marks)).toBeGreaterThanOrEqual(3);
  await phone.open('pages/detail/index?from=b', { as: '甲' });
  expect((await phone.pageData()).word).toBe('写在这里');
  await phone.open('pages/detail/index?from=c', { as: '乙' });
  expect((await phone.pageData()).word).toBe('');
  const other = await take();
  await other.open('pages/first/index', { as: '甲' });
  await other.tap('去细节');
  await other.waitForRoute('pages/detail/index');
  expect((await other.pageData()).word).toBe('');
  await other.tap('离开前问一句');
  await other.tapBar('返回');
  await other.tapSheet('取消');
  expect(await other.pageRoute()).toBe('pages/detail/index');
  await other.tapBar('返回');
  await other.tapSheet('确定');
  await other.waitForRoute('pages/first/index');
});

test('dark, large type and the phone at its exact size', async () => {
  const phone = await take({ theme: 'dark', fontSize: 22.4 });
  await phone.open();
  const told = (await phone.page.evaluate(
    '({ info: wx.getAppBaseInfo(), window: wx.getWindowInfo(), bar: getComputedStyle(document.getElementById("navigation-bar")).backgroundColor, wide: document.documentElement.scrollWidth })',
  )) as Record<string, Record<string, unknown>>;
  expect(told.info).toMatchObject({ theme: 'dark', fontSizeSetting: 22.4 });
  expect(told.window).toMatchObject({ windowWidth: 375, windowHeight: 641, screenHeight: 812 });
  expect(told.bar).toBe('rgb(21, 19, 15)');
  expect(told.wide).toBe(375);
  expect(await phone.problems()).toEqual([]);
});
