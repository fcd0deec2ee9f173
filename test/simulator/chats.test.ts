import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { callWx, type ShellWorld, startShellWorld } from './fixtures/shell/shell-world';

let world: ShellWorld;
let phone: DrivenPhone;

beforeAll(async () => {
  world = await startShellWorld();
  phone = await world.take();
});
afterAll(() => world?.close());

/** `getGroupEnterInfo` knows callbacks only. */
const groupInfo = (options: object = {}) =>
  phone.page.evaluate(
    (given) =>
      new Promise<{ errMsg: string; errCode?: number; cloudID?: string }>((resolve) => {
        wx.getGroupEnterInfo({ ...given, complete: resolve });
      }),
    options,
  );

test('a button shares the page into a group; the card opens for another member, with its group', async () => {
  await phone.open('pages/detail/index?from=me', { as: '甲' });
  expect(await groupInfo()).toMatchObject({ errMsg: 'getGroupEnterInfo:fail invalid scene', errCode: 40097 });
  await phone.tap('转发这一页');
  await phone.page.locator('#sheets .share').waitFor();
  expect(await phone.sheetText()).toContain('晚到的标题 button');
  // Only groups that one is in are offered.
  expect(await phone.sheetText()).not.toContain('乙的群');
  await phone.tapSheet('一家人');
  await phone.waitForIdle();
  const [post] = await phone.posts();
  expect(post).toMatchObject({ chat: 'group:g-all', from: 'p-one', path: 'pages/detail/index?from=card' });
  await phone.openCard({ as: '乙' });
  expect(await phone.person()).toBe('p-two');
  const entered = await phone.page.evaluate(() => wx.getEnterOptionsSync());
  expect(entered).toMatchObject({ scene: 1008, query: { from: 'card' } });
  expect(entered.chat).toBeUndefined();
  const { cloudID } = await groupInfo();
  const opened = await phone.page.evaluate(
    (id) => wx.cloud.callFunction({ name: 'echo', data: { opened: wx.cloud.CloudID(id) } }),
    cloudID,
  );
  expect(opened.result.opened.data).toMatchObject({ opengid: 'g-all' });
});

test('a card with a share ticket opens with scene 1044 and the ticket; one to a person with 1007', async () => {
  await phone.open('pages/detail/index?from=me', { as: '甲' });
  await callWx(phone, 'updateShareMenu', { withShareTicket: true });
  await phone.tapBar('更多');
  await phone.tapSheet('转发给朋友');
  await phone.tapSheet('一家人');
  await phone.waitForIdle();
  await phone.openCard({ as: '乙' });
  const entered = await phone.page.evaluate(() => wx.getLaunchOptionsSync());
  expect(entered).toMatchObject({ scene: 1044, shareTicket: expect.stringMatching(/./) });
  await phone.tap('转发这一页');
  await phone.tapSheet('甲');
  await phone.waitForIdle();
  await phone.openCard({ as: '甲' });
  expect(await phone.page.evaluate(() => wx.getEnterOptionsSync().scene)).toBe(1007);
  expect(await groupInfo()).toMatchObject({ errCode: 40097 });
  expect(await groupInfo({ allowSingleChat: true })).toMatchObject({ cloudID: expect.any(String) });
});

test('who is not in the group is told so; a hidden menu offers no sharing', async () => {
  await phone.open('pages/detail/index', { as: '甲', scene: 1044, chat: 'group:g-two' });
  expect(await groupInfo()).toMatchObject({ errCode: 65206 });
  await callWx(phone, 'hideShareMenu');
  await phone.tapBar('更多');
  expect(await phone.sheetText()).not.toContain('转发给朋友');
  await phone.tapSheet('取消');
});

test('a file is sent into a chat by a tap alone', async () => {
  expect(await callWx(phone, 'shareFileMessage', { filePath: '/app.js' })).toMatchObject({
    fail: { errMsg: 'shareFileMessage:fail can only be invoked by user TAP gesture.' },
  });
});

test('the phone number button asks, and gives a code that is refused when the person refuses', async () => {
  await phone.open('pages/detail/index', { as: '甲' });
  await phone.tap('手机号');
  await phone.tapSheet('拒绝');
  await phone.waitForIdle();
  expect((await phone.pageData()).phone).toEqual({ errMsg: 'getPhoneNumber:fail user deny' });
  await phone.tap('手机号');
  await phone.tapSheet('允许');
  await phone.page.waitForFunction('window.__phone.data().phone.code !== undefined');
  expect((await phone.pageData()).phone).toMatchObject({
    code: expect.any(String),
    errMsg: 'getPhoneNumber:ok',
  });
  expect(await callWx(phone, 'getPrivacySetting')).toMatchObject({ needAuthorization: false });
  expect(await phone.problems()).toEqual([]);
});

test('the panel shows the chats of who holds the phone, and a card opens from there', async () => {
  const shell = await world.take({ shell: true });
  await shell.open('', { as: '乙' });
  const group = shell.page.getByRole('region', { name: '一家人' });
  await group.getByRole('button').first().click();
  await shell.waitForRoute('pages/detail/index');
  expect(await shell.problems()).toEqual([]);
});
