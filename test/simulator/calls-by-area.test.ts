import { createWx } from '../../simulator/api/create-wx';
import { bareHost } from './fixtures/shell/bare-host';

// biome-ignore lint/suspicious/noExplicitAny: `wx` is called as JavaScript calls it
const wxOf = (bare: ReturnType<typeof bareHost>) => createWx(bare.host) as Record<string, any>;

test('several keys are kept and read in one call', async () => {
  const wx = wxOf(bareHost());
  await wx.batchSetStorage({
    kvList: [
      { key: 'a', value: 1 },
      { key: 'b', value: { c: '二' } },
    ],
  });
  wx.batchSetStorageSync([{ key: 'd', value: [3] }]);
  expect(wx.batchGetStorageSync(['a', 'd', 'none'])).toEqual([1, [3], '']);
  expect(await wx.batchGetStorage({ keyList: ['b'] })).toMatchObject({ dataList: [{ c: '二' }] });
  await expect(
    wx.batchSetStorage({ kvList: [{ key: 'big', value: 'x'.repeat(1_100_000) }] }),
  ).rejects.toMatchObject({
    errMsg: 'batchSetStorage:fail entry size limit reached',
  });
});

test('battery, brightness, a screen that stays on, a number that is called, bytes as text', async () => {
  const bare = bareHost();
  const wx = wxOf(bare);
  expect(wx.getBatteryInfoSync()).toMatchObject({ level: 50 });
  await wx.setScreenBrightness({ value: 0.8 });
  expect(await wx.getScreenBrightness()).toMatchObject({ value: 0.8 });
  await expect(wx.setScreenBrightness({ value: 2 })).rejects.toEqual({
    errMsg: 'setScreenBrightness:fail invalid value',
  });
  await wx.setKeepScreenOn({ keepScreenOn: true });
  bare.answers['action-sheet'] = null;
  await expect(wx.makePhoneCall({ phoneNumber: '12345' })).rejects.toEqual({
    errMsg: 'makePhoneCall:fail cancel',
  });
  bare.answers['action-sheet'] = 0;
  await wx.makePhoneCall({ phoneNumber: '12345' });
  expect(bare.records.map(({ kind, detail }) => [kind, detail])).toEqual([
    ['screen', { keepScreenOn: true }],
    ['phone-call', { number: '12345' }],
  ]);
  expect(wx.arrayBufferToBase64(new Uint8Array([0, 255, 16]).buffer)).toBe('AP8Q');
  expect(new Uint8Array(wx.base64ToArrayBuffer('AP8Q'))).toEqual(new Uint8Array([0, 255, 16]));
});

test('everybody has the same name and no picture', async () => {
  const wx = wxOf(bareHost());
  expect(await wx.getUserProfile({ desc: '写在卡片上' })).toMatchObject({
    userInfo: { nickName: '微信用户', avatarUrl: '' },
  });
  await expect(wx.getUserProfile({})).rejects.toMatchObject({
    errMsg: expect.stringContaining('parameter.desc'),
  });
});

describe('with __usePrivacyCheck__', () => {
  const guarded = () => {
    const bare = bareHost();
    const program = bare.host.program();
    Object.assign(bare.host, {
      program: () => ({ ...program, appConfig: { ...program.appConfig, __usePrivacyCheck__: true } }),
    });
    return { bare, wx: wxOf(bare) };
  };

  test('a call that uses what the guideline names asks before it does anything, once; a refusal is WeChat’s', async () => {
    const { bare, wx } = guarded();
    bare.answers.modal = { confirm: false };
    await expect(wx.setClipboardData({ data: '字' })).rejects.toEqual({
      errMsg: 'setClipboardData:fail privacy permission is not authorized',
      errno: 104,
    });
    bare.answers.modal = { confirm: true };
    const told = await new Promise((resolve) => wx.setClipboardData({ data: '字', success: resolve }));
    expect(told).toMatchObject({ errMsg: 'setClipboardData:ok' });
    expect(await wx.getClipboardData()).toMatchObject({ data: '字' });
    expect(bare.asked.filter(({ kind }) => kind === 'modal')).toHaveLength(2);
  });

  test('the program’s own dialog is told which call asks, and the tap outlives the question', async () => {
    const { bare, wx } = guarded();
    const referrers: string[] = [];
    wx.onNeedPrivacyAuthorization((resolve: (answer: object) => void, { referrer }: { referrer: string }) => {
      referrers.push(referrer);
      resolve({ event: 'exposureAuthorization' });
      setTimeout(() => resolve({ event: 'agree', buttonId: 'agree' }), 20);
    });
    bare.answers.modal = { confirm: true };
    bare.answers.calendar = { confirm: true };
    const added = bare.host.tap.during(() => wx.addPhoneCalendar({ title: '事', startTime: 1 }));
    await expect(added).resolves.toMatchObject({ errMsg: 'addPhoneCalendar:ok' });
    expect(referrers).toEqual(['wx.addPhoneCalendar']);
    // What the call itself refuses stays its own refusal.
    await expect(wx.addPhoneCalendar({ title: '事', startTime: 1 })).rejects.toMatchObject({
      errMsg: 'addPhoneCalendar:fail can only be invoked by user TAP gesture.',
    });
  });
});
