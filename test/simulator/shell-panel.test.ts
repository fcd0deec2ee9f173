import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '../../emulator/index';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { launchPhone } from '../../simulator/driver/launch-phone';
import { type Simulator, startSimulator } from '../../simulator/index';

const fixture = join(__dirname, 'fixtures', 'shell');
const project = join(fixture, 'project.json');
let data: string;
let program: string;
let emulator: Emulator;
let simulator: Simulator;
let shell: DrivenPhone;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'panel-'));
  program = mkdtempSync(join(tmpdir(), 'panel-program-'));
  cpSync(join(fixture, 'program'), program, { recursive: true });
  emulator = await startEmulator({ data, project, functions: join(fixture, 'functions') });
  simulator = await startSimulator({ projectDir: program, emulatorUrl: emulator.url, configFile: project });
});

beforeEach(async () => {
  shell = await launchPhone({
    simulatorUrl: simulator.url,
    emulatorUrl: emulator.url,
    pixelRatio: 1,
    shell: true,
  });
});

afterEach(async () => {
  await shell.close();
});

afterAll(async () => {
  await simulator?.close();
  await emulator?.close();
  for (const folder of [data, program]) rmSync(folder, { recursive: true, force: true });
});

test('the panel names people and choices, and another person starts the program as that person', async () => {
  await shell.open('', { as: '甲' });
  const { page } = shell;
  await expect(page.title()).resolves.toBe('样品 · 模拟器');
  expect(await page.getByRole('radio', { name: '甲' }).isChecked()).toBe(true);
  await page.locator('.person', { hasText: '乙' }).click();
  await untilTrue(async () => (await shell.person()) === 'p-two');
  await untilTrue(async () => new URL(page.url()).searchParams.get('as') === 'p-two');
  expect(await shell.problems()).toEqual([]);
});

test('a message arrives as a card with a mark, and opens its page with scene 1014', async () => {
  await shell.open('', { as: '甲' });
  const { page } = shell;
  await shell.tap('订阅');
  await shell.tapSheet('允许');
  await shell.waitForIdle();
  await shell.tap('发消息');
  const messages = page.locator('#messages');
  await messages.getByRole('heading', { name: '到期提醒' }).waitFor();
  expect(await messages.innerText()).toContain('一件事');
  expect(await page.locator('#people').innerText()).toContain('1 条未读');
  await messages.getByRole('button', { name: '进入小程序查看' }).click();
  await shell.waitForRoute('pages/detail/index');
  expect(await messages.innerText()).not.toContain('未读');
  const life = await inPhone<string[]>('getApp().globalData.life');
  expect(life.at(-1)).toBe('show 1014');
  expect((await shell.messages())[0]?.read).toBe(true);
});

test('functions are listed with action, duration and result', async () => {
  await shell.open('', { as: '甲' });
  await shell.tap('调用会坏的');
  const row = shell.page.locator('.call').first();
  await row.getByText('echo · break').waitFor();
  expect(await row.innerText()).toMatch(/出错[\s\S]*\d+ ms/);
  await row.locator('summary').click();
  await row.getByText('broken on purpose').first().waitFor();
});

test('letting a year pass moves the date in panel and phone and refreshes the program', async () => {
  await shell.open('', { as: '甲' });
  const { page } = shell;
  const year = async () => Number((await page.locator('#clock .day').innerText()).slice(0, 4));
  await untilTrue(async () => (await year()) > 2000);
  const before = await year();
  await page.getByRole('button', { name: '过一年' }).click();
  await untilTrue(async () => (await year()) === before + 1);
  await untilTrue(async () => String((await shell.pageData()).day).startsWith(String(before + 1)));
  await page.getByText(/^从.*年.*到了/).waitFor();
});

test('theme and network reach the phone at once, text size by a fresh start, and a link opens as its person', async () => {
  await shell.open('', { as: '甲' });
  const { page } = shell;
  await page.getByText('深色').click();
  await untilTrue(async () => (await inPhone<string>('document.documentElement.dataset.theme')) === 'dark');
  await page.getByText('断网').click();
  await untilTrue(async () => (await inPhone<string>('window.__phone.state.network')) === 'none');
  await page.getByText('正常').click();
  await page.getByText('大字').click();
  await untilTrue(async () => (await inPhone<number>('wx.getAppBaseInfo().fontSizeSetting')) === 22.4);
  await page.getByRole('button', { name: /一张卡片/ }).click();
  await untilTrue(async () => (await shell.person()) === 'p-two');
  await shell.waitForRoute('pages/detail/index');
});

test('everything in the panel is reached by keyboard, and nothing is wider than the window', async () => {
  await shell.open('', { as: '甲' });
  const { page } = shell;
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [820, 1180],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  const year = page.getByRole('button', { name: '过一年' });
  await page.getByRole('radio', { name: '甲' }).focus();
  // Past the button for a second phone and the button before it.
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Tab');
  expect(await year.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
  const outline = await year.evaluate('(element) => getComputedStyle(element).outlineStyle').catch(() => '');
  expect(outline).not.toBe('none');
});

test('a saved change is shown with the page kept, and a compile error stands on the screen with its line', async () => {
  await shell.open('pages/detail/index?from=x', { as: '甲' });
  const page = join(program, 'pages', 'detail', 'index.wxml');
  writeFileSync(page, '<view>改过了，来自 {{from}}</view>');
  const phone = shell.page.frameLocator('#phone-frame');
  await phone.getByText('改过了，来自 x').waitFor();
  expect(await shell.pageRoute()).toBe('pages/detail/index');
  const script = join(program, 'pages', 'detail', 'index.js');
  writeFileSync(script, 'Page({\n  onLoad( {\n});\n');
  await phone.getByText('pages/detail/index.js:3').waitFor();
  cpSync(join(fixture, 'program', 'pages', 'detail', 'index.js'), script);
  await phone.getByText('改过了，来自 x').waitFor();
  writeFileSync(script, `${readFileSync(script, 'utf8')}\nglobalThis.savedScript = 'new';\n`);
  await untilTrue(async () => (await inPhone('globalThis.savedScript')) === 'new');
  await shell.waitForIdle();
  expect(await shell.pageRoute()).toBe('pages/detail/index');
});

/** Evaluates in the phone's own document. */
function inPhone<T>(expression: string): Promise<T> {
  const frame = shell.page.mainFrame().childFrames()[0];
  if (!frame) throw new Error('There is no phone.');
  return frame.evaluate(expression) as Promise<T>;
}

async function untilTrue(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    // While the phone's page is loaded anew, questions to it fail.
    if (await holds().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`This did not become true: ${holds}`);
}

test('two people hold two phones on one cloud; who changes hands changes places', async () => {
  await shell.open('', { as: '甲' });
  const { page } = shell;
  await page.getByRole('button', { name: '再放一部手机' }).click();
  const held = (frame: number) =>
    `document.querySelectorAll('iframe')[${frame}]?.contentWindow?.__phone?.state.person`;
  const people = () => page.evaluate(`[${held(0)}, ${held(1)}]`);
  const holding = (first: string, second: string) =>
    untilTrue(async () => JSON.stringify(await people()) === JSON.stringify([first, second]));
  await holding('p-one', 'p-two');
  expect(new URL(page.url()).searchParams.get('beside')).toBe('p-two');
  // Both are told the time, and a card for the second opens in the second.
  await page.getByText('深色').click();
  const second = page.frameLocator('#second iframe');
  await second.locator('html[data-theme=dark]').waitFor();
  await page.getByRole('button', { name: /一张卡片/ }).click();
  await untilTrue(async () =>
    (await page.locator('#second .page-path').innerText()).startsWith('pages/detail/'),
  );
  expect(await shell.person()).toBe('p-one');
  await page.locator('.person', { hasText: '乙' }).click();
  await holding('p-two', 'p-one');
  await page.getByRole('button', { name: '收起' }).click();
  expect(await page.locator('iframe').count()).toBe(1);
  expect(await shell.problems()).toEqual([]);
});

test('the panel looks inside the phone: data of the page, what is stored, the tree of elements', async () => {
  await shell.open('', { as: '甲' });
  const { page } = shell;
  await inPhone("wx.setStorageSync('kept', { at: 'home' })");
  const inside = page.locator('#inside');
  for (const title of ['页面数据', '本地存储', '页面结构'])
    await inside.getByText(title, { exact: true }).click();
  const body = (title: string) =>
    inside.getByRole('region', { name: title }).evaluate((element) => element.textContent ?? '');
  expect(await body('本地存储')).toMatch(/kept[\s\S]*"at": "home"/);
  expect(Object.keys(JSON.parse(await body('页面数据')))).toContain('day');
  expect(await body('页面结构')).toContain('调用会坏的');
  await inPhone("wx.setStorageSync('kept', { at: 'work' })");
  await inside.getByRole('button', { name: '再看一次' }).click();
  expect(await body('本地存储')).toMatch(/kept[\s\S]*"at": "work"/);
});
