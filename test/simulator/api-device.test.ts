import { createWx } from '../../simulator/api/create-wx';
import { bareHost } from './fixtures/shell/bare-host';

type Wx = Record<string, (...args: unknown[]) => never>;
const wxOf = (bare: ReturnType<typeof bareHost>) => createWx(bare.host) as unknown as Wx;

describe('storage', () => {
  test('keeps types, reads a missing key as the empty string, and is of one person', () => {
    const bare = bareHost();
    const wx = wxOf(bare);
    wx.setStorageSync?.('list', [1, { a: '二' }]);
    wx.setStorageSync?.('day', new Date(86_400_000));
    expect(wx.getStorageSync?.('list')).toEqual([1, { a: '二' }]);
    expect(wx.getStorageSync?.('day')).toEqual(new Date(86_400_000));
    expect(wx.getStorageSync?.('none')).toBe('');
    bare.change({ person: 'p-two' });
    expect(wx.getStorageSync?.('list')).toBe('');
    expect(wx.getStorageInfoSync?.()).toMatchObject({ keys: [], limitSize: 10_240 });
  });

  test('refuses more than 1 MB in a key and more than 10 MB in all', () => {
    const wx = wxOf(bareHost());
    expect(() => wx.setStorageSync?.('big', 'x'.repeat(1_100_000))).toThrow(
      'setStorageSync:fail entry size limit',
    );
    for (let index = 0; index < 10; index += 1) wx.setStorageSync?.(`k${index}`, 'x'.repeat(1_000_000));
    expect(() => wx.setStorageSync?.('one more', 'x'.repeat(600_000))).toThrow(
      'exceed storage max size 10Mb',
    );
    expect(() => wx.setStorageSync?.('k0', 'smaller')).not.toThrow();
  });

  test('a missing key fails the asynchronous form', async () => {
    const wx = wxOf(bareHost());
    await expect(wx.getStorage?.({ key: 'none' })).rejects.toEqual({
      errMsg: 'getStorage:fail data not found',
    });
  });
});

describe('network and theme', () => {
  test('listeners hear a change once and no more after they left', () => {
    const bare = bareHost();
    const wx = wxOf(bare);
    const heard: unknown[] = [];
    const listener = (state: unknown) => heard.push(state);
    wx.onNetworkStatusChange?.(listener);
    wx.onThemeChange?.(listener);
    bare.change({ network: 'none' });
    bare.change({ theme: 'dark' });
    wx.offNetworkStatusChange?.(listener);
    wx.offThemeChange?.(listener);
    bare.change({ network: 'wifi', theme: 'light' });
    expect(heard).toEqual([{ isConnected: false, networkType: 'none' }, { theme: 'dark' }]);
  });

  test('a function call without a network rejects with an Error that carries errCode', async () => {
    const bare = bareHost();
    const { cloud } = createWx(bare.host) as { cloud: Record<string, (o: unknown) => Promise<unknown>> };
    bare.change({ network: 'none' });
    const failed = await cloud.callFunction?.({ name: 'echo' }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(Error);
    expect(failed).toMatchObject({ errCode: -404012 });
  });

  test('large text is told as 22.4 px and a factor of 1.4', () => {
    const bare = bareHost();
    const wx = wxOf(bare);
    bare.change({ fontSize: 22.4 });
    expect(wx.getAppBaseInfo?.()).toMatchObject({
      fontSizeSetting: 22.4,
      fontSizeScaleFactor: expect.closeTo(1.4),
      theme: 'light',
    });
    expect(wx.getMenuButtonBoundingClientRect?.()).toEqual({
      width: 87,
      height: 32,
      top: 50,
      bottom: 82,
      right: 368,
      left: 281,
    });
  });
});

describe('the life of the program', () => {
  test('wx.onAppShow and offAppShow follow the shell', () => {
    const bare = bareHost();
    const wx = wxOf(bare);
    const scenes: number[] = [];
    const listener = (options: { scene: number }) => scenes.push(options.scene);
    wx.onAppShow?.(listener);
    wx.onAppShow?.(listener);
    bare.tell('show', { path: '', query: {}, scene: 1014, referrerInfo: {} });
    wx.offAppShow?.();
    bare.tell('show', { path: '', query: {}, scene: 1001, referrerInfo: {} });
    expect(scenes).toEqual([1014]);
  });
});

describe('what needs a tap or a consent', () => {
  test('messages, calendar and settings refuse without a tap', async () => {
    const wx = wxOf(bareHost());
    const words = 'can only be invoked by user TAP gesture.';
    await expect(wx.requestSubscribeMessage?.({ tmplIds: ['T1'] })).rejects.toMatchObject({
      errMsg: `requestSubscribeMessage:fail ${words}`,
    });
    await expect(wx.addPhoneCalendar?.({ title: '事', startTime: 1 })).rejects.toMatchObject({
      errMsg: `addPhoneCalendar:fail ${words}`,
    });
    await expect(wx.openSetting?.()).rejects.toMatchObject({ errMsg: `openSetting:fail ${words}` });
  });

  test('wrong template lists are refused with the official codes', async () => {
    const bare = bareHost();
    const wx = wxOf(bare);
    const ask = (tmplIds: unknown) => bare.host.tap.during(() => wx.requestSubscribeMessage?.({ tmplIds }));
    await expect(ask([])).rejects.toMatchObject({ errCode: 10001 });
    await expect(ask('T1')).rejects.toMatchObject({ errCode: 10004 });
    await expect(ask(['T1', 'T1', 'T1', 'T1', 'T1', 'T1'])).rejects.toMatchObject({ errCode: 20003 });
    await expect(ask(['none'])).rejects.toMatchObject({ errCode: 20001 });
  });

  test('a calendar entry asks for permission once, then to confirm, and is recorded', async () => {
    const bare = bareHost();
    const wx = wxOf(bare);
    bare.answers.modal = { confirm: true };
    bare.answers.calendar = { confirm: true };
    const add = () =>
      bare.host.tap.during(() =>
        wx.addPhoneRepeatCalendar?.({ title: '周年', startTime: 100, repeatInterval: 'year' }),
      );
    await expect(add()).resolves.toEqual({ errMsg: 'addPhoneRepeatCalendar:ok' });
    await add();
    expect(bare.asked.map(({ kind }) => kind)).toEqual(['modal', 'calendar', 'calendar']);
    expect(bare.records[0]).toMatchObject({
      kind: 'calendar',
      detail: { title: '周年', repeatInterval: 'year' },
    });
  });

  test('a refused permission stands', async () => {
    const bare = bareHost();
    const wx = wxOf(bare);
    bare.answers.modal = { confirm: false };
    const save = () => wx.saveImageToPhotosAlbum?.({ filePath: 'blob:picture' });
    await expect(save()).rejects.toEqual({ errMsg: 'saveImageToPhotosAlbum:fail auth deny' });
    await expect(save()).rejects.toEqual({ errMsg: 'saveImageToPhotosAlbum:fail auth deny' });
    expect(bare.asked).toHaveLength(1);
  });

  test("the program's own privacy dialog decides, and its consent is remembered", async () => {
    const bare = bareHost();
    const wx = wxOf(bare);
    const dialog = (event: string) => (resolve: (answer: { event: string }) => void) => resolve({ event });
    wx.onNeedPrivacyAuthorization?.(dialog('disagree'));
    await expect(wx.requirePrivacyAuthorize?.()).rejects.toMatchObject({ errno: 104 });
    wx.onNeedPrivacyAuthorization?.(dialog('agree'));
    await expect(wx.requirePrivacyAuthorize?.()).resolves.toEqual({ errMsg: 'requirePrivacyAuthorize:ok' });
    await expect(wx.getPrivacySetting?.()).resolves.toMatchObject({ needAuthorization: false });
    expect(bare.asked).toEqual([]);
  });
});
