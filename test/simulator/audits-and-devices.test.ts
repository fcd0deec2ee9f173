import { auditDoings } from '../../simulator/driver/audit-doings';
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

test('the audit of what a program did names its scripts, updates, answers, styles and errors', async () => {
  const phone = await world.take();
  await phone.open('pages/busy/index');
  await phone.tap('久');
  await phone.page.waitForFunction("document.querySelector('wx-image img').complete");
  const found = (await auditDoings(phone)).join('\n');
  expect(found).toMatch(/a script ran for 1\d\d\d ms/);
  expect(found).toContain('pages/busy/index calls setData 26 times in a second');
  expect(found).toMatch(/pages\/busy\/index gives setData 30\d{4} bytes at once/);
  expect(found).toContain('<image> /program/none.png was answered with 404');
  expect(found).toMatch(/pages\/busy\/index\.wxss has \d+ bytes that nothing on the page wears/);
  expect(found).toMatch(/pages\/busy\/index\.wxss scrolls without gliding: .*\.worn/);
  expect(found).toContain('an error: Error: too long');
  await phone.open('pages/second/index');
  const sound = await auditDoings(phone);
  // On a loaded machine a render may be slow; nothing else is.
  expect(sound.filter((fault) => !/^(the first render|a script ran|an error: )/.test(fault))).toEqual([]);
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
  // A program hears of a newer version when it starts: the panel starts it.
  await shell.page.getByText('已下载').click();
  await shell.page.waitForFunction(() => {
    const inside = document.querySelector('iframe')?.contentWindow;
    return inside?.location.search.includes('update=ready') && '__phone' in inside;
  });
  await shell.waitForIdle();
  expect(await shell.problems()).toEqual([]);
});
