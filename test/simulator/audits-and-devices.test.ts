import { auditPage } from '../../simulator/driver/audit-page';
import { auditPictures } from '../../simulator/driver/audit-pictures';
import { type ShellWorld, startShellWorld } from './fixtures/shell/shell-world';

let world: ShellWorld;

beforeAll(async () => {
  world = await startShellWorld();
});
afterEach(() => world.putAway());
afterAll(() => world?.close());

test('the audit names each fault of a page with its element', async () => {
  const phone = await world.take();
  await phone.open('pages/ill/index');
  const found = (await auditPage(phone)).join('\n');
  expect(found).toContain('看不清的字 has a contrast of');
  expect(found).toContain('is 12 × 12: WeChat’s floor is 20'.replace('’', "'"));
  expect(found).toContain('点得到的字 can be tapped and has no role');
  expect(found).toContain('has 70 children');
  const pictures = (await auditPictures(phone)).join('\n');
  expect(pictures).toContain('out of shape');
  expect(pictures).toContain('pages/ill/index.wxss uses :active');
});

test.each([
  ['small', 667, 20, 0],
  ['tablet', 1024, 24, 20],
])('the device %s has bars and a window of its own', async (device, height, statusBar, home) => {
  const phone = await world.take({ device });
  await phone.open('pages/detail/index');
  const info = await phone.page.evaluate(() => wx.getWindowInfo());
  expect(info).toMatchObject({
    screenHeight: height,
    statusBarHeight: statusBar,
    windowHeight: height - statusBar - 44,
  });
  expect(info.safeArea.bottom).toBe(height - home);
  const viewport = await phone.page.locator('#viewport').boundingBox();
  expect(viewport).toMatchObject({ y: statusBar + 44, height: height - statusBar - 44 });
  expect(await phone.problems()).toEqual([]);
});

test('the panel changes the device and quietens motion', async () => {
  const shell = await world.take({ shell: true });
  await shell.open();
  await shell.page.getByLabel('机型').selectOption('tablet');
  await shell.page.waitForFunction(() => document.querySelector('iframe')?.clientWidth === 768);
  // The program starts again in the other device: until then there is the former phone, which is about to go.
  await shell.page.waitForFunction(() => {
    const inside = document.querySelector('iframe')?.contentWindow;
    return inside?.location.search.includes('device=tablet') && '__phone' in inside;
  });
  await shell.waitForIdle();
  await shell.page.getByText('减弱').click();
  await shell.page.waitForFunction(
    () => document.querySelector('iframe')?.contentDocument?.documentElement?.dataset.motion === 'reduce',
  );
  expect(await shell.problems()).toEqual([]);
});
