import { join } from 'node:path';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { callWx, type ShellWorld, startShellWorld } from './fixtures/shell/shell-world';

// Elements with their events, of a program that has them all.

let world: ShellWorld;
let phone: DrivenPhone;

interface Said {
  type: string;
  [field: string]: unknown;
}

beforeAll(async () => {
  world = await startShellWorld(join(__dirname, 'fixtures', 'whole'));
  phone = await world.take({ viewport: { width: 375, height: 1200 } });
});
afterAll(() => world?.close());

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

describe('elements', () => {
  beforeAll(() => phone.open('pages/elements/index'));

  test('a slider by keyboard, a progress that arrives, an icon, markup without scripts', async () => {
    await phone.page.locator('#slider input').press('ArrowRight');
    expect(await said('change')).toEqual([{ type: 'change', value: 14 }]);
    expect(await phone.page.locator('#slider').innerText()).toBe('14');
    await set({ percent: 40 });
    expect(await said('activeend')).toEqual([{ type: 'activeend', curPercent: 40 }]);
    expect(await phone.page.locator('#progress').innerText()).toBe('40%');
    expect(await phone.page.locator('#icon svg').getAttribute('fill')).toBe('rgb(1, 2, 3)');
    expect(await phone.page.locator('#rich').innerHTML()).toBe('<b style="color: red">粗</b>');
  });

  test('a swiper shows two between its margins, and goes to an item by its id', async () => {
    const box = async (n: number) => phone.page.locator('wx-swiper-item').nth(n).boundingBox();
    expect(await box(1)).toMatchObject({ x: 20 + (375 - 60) / 2, width: (375 - 60) / 2 });
    await set({ log: [], item: 'b' });
    expect(await said('animationfinish')).toEqual([
      { type: 'animationfinish', current: 1, currentItemId: 'b', source: '' },
    ]);
    expect(await said('transition')).toEqual([{ type: 'transition', dx: 375, dy: 0 }]);
    expect(await phone.page.locator('wx-swiper-item').nth(2).getAttribute('aria-hidden')).toBe('false');
    await set({ current: 9 });
    expect((await said('change')).at(-1)).toMatchObject({ current: 2, currentItemId: 'c' });
  });

  test('a list tells its ends, columns tell when they are turned', async () => {
    await set({ log: [], top: 999 });
    expect(await said('scrolltolower')).toEqual([{ type: 'scrolltolower', direction: 'bottom' }]);
    await set({ top: 0 });
    expect(await said('scrolltoupper')).toHaveLength(1);
    await phone.page.locator('wx-picker-view-column').evaluate((column) => column.scrollTo({ top: 68 }));
    await said('pickend');
    expect((await said('change')).at(-1)).toMatchObject({ value: [2] });
    expect(await said('pickstart')).toHaveLength(1);
  });

  test('pickers of a list, a time and a month; giving up is told', async () => {
    await set({ log: [] });
    await phone.tap('选季节');
    await phone.page.locator('#sheets select').selectOption('秋');
    await phone.tapSheet('确定');
    expect((await said('change')).at(-1)).toMatchObject({ value: 1 });
    await phone.tap('选时间');
    await phone.page.locator('#sheets input[type=time]').fill('10:45');
    await phone.tapSheet('确定');
    await phone.waitForIdle();
    expect((await said('change')).at(-1)).toMatchObject({ value: '10:45' });
    await phone.tap('选月份');
    await phone.page.locator('#sheets input[type=month]').fill('2027-01');
    await phone.tapSheet('确定');
    await phone.waitForIdle();
    expect((await said('change')).at(-1)).toMatchObject({ value: '2027-01' });
    await phone.tap('选季节');
    await phone.tapSheet('取消');
    expect(await said('cancel')).toHaveLength(1);
  });

  test('a field tells focus, Enter and blur; its kind is the keyboard’s', async () => {
    await set({ log: [] });
    const field = phone.page.locator('#field input');
    await field.fill('12');
    await field.press('Enter');
    expect(await said('confirm')).toEqual([{ type: 'confirm', value: '12' }]);
    expect(await said('focus')).toHaveLength(1);
    expect(await said('blur')).toEqual([{ type: 'blur', value: '12', cursor: 2 }]);
    expect(await field.getAttribute('inputmode')).toBe('decimal');
    expect(await field.getAttribute('type')).toBe('password');
  });

  test('contexts: a film plays and fills the screen, the camera gives files, the map moves and fits', async () => {
    await set({ log: [] });
    const photo = await phone.page.evaluate(() => wx.createCameraContext().takePhoto({ quality: 'high' }));
    expect(await callWx(phone, 'getImageInfo', { src: photo.tempImagePath })).toMatchObject({
      width: 1080,
      type: 'jpeg',
    });
    const drawn = await phone.page.evaluate(() =>
      wx.canvasToTempFilePath({ canvasId: 'drawn', destWidth: 40, destHeight: 20 }),
    );
    expect(await callWx(phone, 'getImageInfo', { src: drawn.tempFilePath })).toMatchObject({
      width: 40,
      height: 20,
    });
    const film = await phone.page.evaluate(async () => {
      await wx.createCameraContext().startRecord();
      const { tempVideoPath } = await wx.createCameraContext().stopRecord();
      const video = wx.createVideoContext('film');
      video.requestFullScreen({ direction: 0 });
      return tempVideoPath;
    });
    expect(film).toMatch(/^wxfile:\/\/tmp_\w+\.webm$/);
    expect(await said('fullscreenchange')).toMatchObject([{ fullScreen: true }]);
    await phone.page.evaluate(() => wx.createVideoContext('film').exitFullScreen());
    expect((await phone.page.locator('#film').boundingBox())?.width).toBe(100);
    const places = await phone.page.evaluate(async () => {
      const map = wx.createMapContext('map');
      const before = await map.getRegion();
      await map.includePoints({
        points: [
          { latitude: 30, longitude: 110 },
          { latitude: 32, longitude: 114 },
        ],
      });
      return [before, await map.getCenterLocation(), await map.getScale()];
    });
    expect(places[0].southwest.latitude).toBeLessThan(39.9);
    expect(places[0].northeast.longitude).toBeGreaterThan(116.4);
    expect(places[1]).toMatchObject({ latitude: 31, longitude: 112 });
    expect(places[2].scale).toBe(5);
    expect(await phone.page.locator('.wx-map-label').innerText()).toBe('标签');
    await phone.page.evaluate(() => {
      wx.createMapContext('map').moveToLocation({ latitude: 39.9, longitude: 116.4 });
    });
    await phone.page.locator('.wx-map-callout').click();
    expect(await said('callouttap')).toEqual([{ type: 'callouttap', markerId: 1 }]);
    expect(
      await phone.page.evaluate(() =>
        wx
          .createMapContext('none')
          .getScale()
          .catch((e: { errMsg: string }) => e.errMsg),
      ),
    ).toBe('getScale:fail there is no <map> with the id "none"');
  });

  test('an app is not opened from here, in the phone’s words; a link leaves the program; what is said reaches the accessibility tree', async () => {
    await set({ log: [] });
    await phone.tap('打开应用');
    expect(await said('error')).toEqual([{ type: 'error', errMsg: 'launchApp:fail invalid scene' }]);
    const session = await phone.page.context().newCDPSession(phone.page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const named = nodes.map(({ role, name }) => `${role?.value} ${name?.value}`);
    expect(named).toEqual(
      expect.arrayContaining(['slider 几分', 'button 说明', 'button 打开应用', 'link 离开']),
    );
    const disabled = nodes
      .find(({ name }) => name?.value === '说明')
      ?.properties?.find(({ name }) => name === 'disabled');
    expect(disabled?.value.value).toBe(true);
    await phone.tap('离开');
    await phone.tapSheet('小程序在后台，点一下回来');
    expect(await phone.problems()).toEqual([]);
  });
});
