import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { callWx, type ShellWorld, startShellWorld } from './fixtures/shell/shell-world';

// What simulator/differences.md tells, as far as it takes a phone to see it.

let world: ShellWorld;
let phone: DrivenPhone;

beforeAll(async () => {
  world = await startShellWorld();
  phone = await world.take({ viewport: { width: 375, height: 1100 } });
});
afterAll(() => world?.close());

test('in the background scripts go on, and a call of the cloud is interrupted after five seconds', async () => {
  await phone.open();
  await phone.page.evaluate(() => {
    const asked = wx.cloud.callFunction({ name: 'echo', data: { action: 'slow' } });
    const seen = { turns: 0, code: 0 };
    setInterval(() => {
      seen.turns += 1;
    }, 100);
    asked.catch(({ errCode }: { errCode: number }) => {
      seen.code = errCode;
    });
    Object.assign(window, { seen });
  });
  await phone.tapBar('关闭小程序');
  const turns = () => phone.page.evaluate<number>('seen.turns');
  const before = await turns();
  await phone.page.waitForFunction('seen.code !== 0', undefined, { timeout: 8500 });
  expect(await phone.page.evaluate('seen.code')).toBe(-404010);
  expect(await turns()).toBeGreaterThan(before + 20);
});

test('a message is allowed or refused, as often as one likes', async () => {
  await phone.open('', { as: '甲' });
  await phone.tap('订阅');
  const buttons = phone.page.locator('#sheets .pair').getByRole('button');
  expect(await buttons.allInnerTexts()).toEqual(['拒绝', '允许']);
  await phone.tapSheet('总是保持以上选择，不再询问');
  await phone.tapSheet('允许');
  await phone.waitForIdle();
  const answer = async () => JSON.parse(String((await phone.pageData()).answer));
  for (let times = 1; times < 12; times += 1) {
    await phone.tap('订阅');
    await phone.waitForIdle();
    expect(await answer()).toMatchObject({ T1: 'accept' });
  }
  for (let times = 0; times < 12; times += 1) {
    await phone.tap('发消息');
    await phone.waitForIdle();
    expect(await answer()).toEqual({ sent: true });
  }
  expect(await phone.messages()).toHaveLength(12);
});

test('a picture of the program is saved, and the panel offers it for download', async () => {
  const shell = await world.take({ shell: true });
  await shell.open();
  const frame = shell.page.frameLocator('#phone-frame');
  const saved = frame.locator('body').evaluate(() => wx.saveImageToPhotosAlbum({ filePath: '/mark.png' }));
  await shell.tapSheet('允许');
  expect(await saved).toMatchObject({ errMsg: 'saveImageToPhotosAlbum:ok' });
  const link = shell.page.locator('#deeds').getByRole('link', { name: '下载' });
  const download = shell.page.waitForEvent('download');
  await link.click();
  expect((await download).suggestedFilename()).toBe('album.png');
  await shell.close();
});

test('a browser may have less room than a phone', async () => {
  await phone.open('', { as: '乙' });
  const kept = await phone.page.evaluate(() => {
    let megabytes = 0;
    try {
      for (; megabytes < 10; megabytes += 1) wx.setStorageSync(`k${megabytes}`, 'x'.repeat(1_000_000));
    } catch {
      // The browser's room is at its end.
    }
    wx.clearStorageSync();
    return megabytes;
  });
  expect(kept).toBeGreaterThanOrEqual(4);
  expect(kept).toBeLessThan(10);
});

test('the computer’s clipboard is left alone', async () => {
  await phone.open();
  await phone.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await phone.page.evaluate(() => navigator.clipboard.writeText('电脑上的字'));
  await callWx(phone, 'setClipboardData', { data: '手机里的字' });
  expect(await callWx(phone, 'getClipboardData')).toMatchObject({ data: '手机里的字' });
  expect(await phone.page.evaluate(() => navigator.clipboard.readText())).toBe('电脑上的字');
});

test('a page that goes back by itself is not asked', async () => {
  await phone.open();
  await phone.tap('去细节');
  await phone.waitForRoute('pages/detail/index');
  await phone.tap('离开前问一句');
  await callWx(phone, 'navigateBack');
  await phone.waitForRoute('pages/first/index');
  expect(await phone.sheetText()).toBe('');
});

test('a swipe from the edge does not go back', async () => {
  await phone.open();
  await phone.tap('去细节');
  await phone.waitForRoute('pages/detail/index');
  const { mouse } = phone.page;
  await mouse.move(2, 700);
  await mouse.down();
  await mouse.move(360, 700, { steps: 8 });
  await mouse.up();
  await phone.waitForIdle();
  expect(await phone.pageRoute()).toBe('pages/detail/index');
});

test('a date is chosen in the browser’s own field', async () => {
  await phone.open('pages/elements/index');
  await phone.tap('选一天');
  const field = phone.page.locator('#sheets input[type=date]');
  expect(await field.inputValue()).toBe('2026-07-01');
  await phone.tapSheet('取消');
});

test('writing leaves the page its height', async () => {
  await phone.open('pages/detail/index?from=me');
  const height = () => phone.page.evaluate<number>(() => wx.getWindowInfo().windowHeight);
  const before = await height();
  await phone.type({ selector: '#word' }, '写');
  expect(await phone.page.evaluate('document.activeElement.tagName')).toBe('INPUT');
  expect(await height()).toBe(before);
  expect(await phone.page.evaluate(() => wx.canIUse('onKeyboardHeightChange'))).toBe(false);
});

test('time that passes hides the program and shows it again', async () => {
  await phone.open();
  const life = () =>
    phone.page.evaluate<string[]>('getApp().globalData.life.map((moment) => moment.split(" ")[0])');
  const before = (await life()).length;
  await phone.letTimePass({ advance: 'P1D' });
  expect((await life()).slice(before)).toEqual(['hide', 'show']);
});

test('a movable view stands still when the finger leaves it', async () => {
  await phone.open('pages/elements/index');
  const mover = phone.page.locator('#mover');
  const box = await mover.boundingBox();
  if (!box) throw new Error('no mover');
  const { mouse } = phone.page;
  await mouse.move(box.x + 5, box.y + 5);
  await mouse.down();
  await mouse.move(box.x + 60, box.y + 8, { steps: 2 });
  await mouse.up();
  const left = (await mover.boundingBox())?.x;
  expect(left).toBe(box.x + 55);
  await phone.page.waitForTimeout(300);
  expect((await mover.boundingBox())?.x).toBe(left);
});
