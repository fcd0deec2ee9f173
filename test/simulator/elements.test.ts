import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { callWx, type ShellWorld, startShellWorld } from './fixtures/shell/shell-world';

let world: ShellWorld;
let phone: DrivenPhone;

beforeAll(async () => {
  world = await startShellWorld();
  phone = await world.take({ viewport: { width: 375, height: 1100 } });
  await phone.open('pages/elements/index');
});
afterAll(() => world?.close());

const said = async (name: string) => {
  await phone.page.waitForFunction((wished) => {
    const { log } = (
      window as unknown as { __phone: { data(): { log: { name: string }[] } } }
    ).__phone.data();
    return log.some((one) => one.name === wished);
  }, name);
  const { log } = (await phone.pageData()) as { log: { name: string }[] };
  return log.filter((one) => one.name === name).at(-1);
};

test('columns stand at their values, and tell where they were scrolled to', async () => {
  const first = phone.page.locator('wx-picker-view-column').first();
  expect(await first.evaluate((column) => column.scrollTop)).toBe(34);
  await first.evaluate((column) => column.scrollTo({ top: 102 }));
  expect(await said('pick')).toMatchObject({ value: [3, 0] });
});

test('a movable view follows the finger and stays in its area', async () => {
  const box = await phone.page.locator('#mover').boundingBox();
  if (!box) throw new Error('no mover');
  await phone.page.mouse.move(box.x + 5, box.y + 5);
  await phone.page.mouse.down();
  await phone.page.mouse.move(box.x + 400, box.y + 15, { steps: 3 });
  await phone.page.mouse.up();
  expect(await said('moved')).toMatchObject({ x: 160, y: 20 });
});

test('a marker on the map is tapped and shows its callout', async () => {
  await phone.page.getByRole('button', { name: '天安门' }).click();
  expect(await said('marker')).toMatchObject({ markerId: 7 });
  expect(await phone.page.locator('.wx-map-callout').innerText()).toBe('天安门');
});

test('media queries show what fits; camera and covers are there', async () => {
  expect(await phone.pageText()).toContain('够宽');
  expect(await phone.pageText()).not.toContain('太宽');
  expect(await said('camera')).toBeDefined();
});

test('a film that was taken plays in a video', async () => {
  const film = {
    answer: callWx(phone, 'chooseVideo', { sourceType: ['camera'] }) as Promise<{ tempFilePath: string }>,
  };
  await phone.tapSheet('录像');
  const { tempFilePath } = await film.answer;
  await phone.page.evaluate((src) => {
    (window as unknown as { getCurrentPages(): { setData(data: object): void }[] })
      .getCurrentPages()[0]
      ?.setData({ film: src });
  }, tempFilePath);
  expect(await said('loaded')).toMatchObject({ width: 320 });
});

test('a program that was away for half an hour starts afresh, at its first page', async () => {
  await phone.tapBar('关闭小程序');
  await phone.tapSheet('小程序在后台，点一下回来');
  expect(await phone.pageRoute()).toBe('pages/elements/index');
  await phone.tapBar('关闭小程序');
  await phone.emulator.moveClock({ advance: 'PT1H' });
  await phone.page.waitForFunction(() => Date.now() > new Date('2026-07-01T10:00:00+08:00').getTime());
  await phone.tapSheet('小程序在后台，点一下回来');
  await phone.page.waitForFunction(
    () => (window as unknown as { __phone?: { route(): string } }).__phone?.route() === 'pages/first/index',
  );
  expect(await phone.problems()).toEqual([]);
});
