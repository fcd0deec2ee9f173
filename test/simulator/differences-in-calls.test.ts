import { createWx } from '../../simulator/api/create-wx';
import { bareHost } from './fixtures/shell/bare-host';
import { elementNames } from './fixtures/shell/element-names';

// What simulator/differences.md tells of calls, as far as it takes no screen to see.

// biome-ignore lint/suspicious/noExplicitAny: `wx` is called as JavaScript calls it
const wxOf = (bare: ReturnType<typeof bareHost>) => createWx(bare.host) as Record<string, any>;

const missing: [string, ...string[]][] = [
  ['there are no payments', 'requestPayment', 'requestOrderPayment', 'requestVirtualPayment'],
  [
    'there are no private messages, no chat tools and no official accounts',
    ...['authPrivateMessage', 'openChatTool', 'shareToOfficialAccount'],
  ],
  ['nobody hears of little memory', 'onMemoryWarning'],
];

test.each(missing)('%s', (_what, ...names) => {
  const wx = wxOf(bareHost());
  for (const name of names) {
    expect(wx.canIUse(name)).toBe(false);
    expect(() => wx[name]({})).toThrow(`wx.${name} is not in the simulator`);
  }
});

test('nothing is unzipped, and no compressed file is read', () => {
  const files = wxOf(bareHost()).getFileSystemManager();
  for (const name of ['unzip', 'readZipEntry', 'readCompressedFile', 'readCompressedFileSync'])
    expect(() => files[name]({})).toThrow(`FileSystemManager.${name} is not in the simulator`);
});

test('there is no editor, no live player and no advertisement', () => {
  const there = elementNames();
  expect(there).toContain('video');
  for (const name of ['editor', 'live-player', 'live-pusher', 'voip-room', 'ad', 'ad-custom'])
    expect(there).not.toContain(name);
});

test('wx.cloud.init takes any environment', () => {
  const { cloud } = wxOf(bareHost());
  expect(() => cloud.init({ env: 'somebody-elses-1a2b3c', traceUser: true })).not.toThrow();
  expect(() => cloud.init()).not.toThrow();
});

test('of which kind a template is, the project file says', async () => {
  const bare = bareHost();
  const wx = wxOf(bare);
  const template = (id: string, type: string) => ({ id, title: id, type, fields: {} });
  Object.assign(bare.host.project, { templates: [template('a', 'one-time'), template('b', 'long-term')] });
  const ask = () => bare.host.tap.during(() => wx.requestSubscribeMessage({ tmplIds: ['a', 'b'] }));
  await expect(ask()).rejects.toMatchObject({ errCode: 20002 });
  Object.assign(bare.host.project, { templates: [template('a', 'long-term'), template('b', 'long-term')] });
  bare.answers.subscribe = { answers: {}, keep: false };
  // Asked for, and then on its way to an emulator that is not there.
  await expect(ask()).rejects.toMatchObject({ errCode: 10003 });
  expect(bare.asked.map(({ kind }) => kind)).toEqual(['subscribe']);
});

test('settings and login are answered as often as they are asked for', async () => {
  const wx = wxOf(bareHost());
  const answers = await Promise.all(Array.from({ length: 200 }, () => [wx.getSetting(), wx.login()]).flat());
  expect(answers.filter(({ errMsg }) => /^(getSetting|login):ok$/.test(errMsg))).toHaveLength(400);
});

test('without __usePrivacyCheck__ no call asks for a privacy consent by itself', async () => {
  const bare = bareHost();
  const wx = wxOf(bare);
  bare.answers.modal = { confirm: true };
  bare.answers.calendar = { confirm: true };
  let asked = 0;
  wx.onNeedPrivacyAuthorization(() => {
    asked += 1;
  });
  await bare.host.tap.during(() => wx.addPhoneCalendar({ title: '事', startTime: 1 }));
  await wx.setClipboardData({ data: '字' });
  expect(await wx.getClipboardData()).toMatchObject({ data: '字' });
  expect(asked).toBe(0);
  expect(await wx.getPrivacySetting()).toMatchObject({ needAuthorization: true });
});

test('where a calendar entry leads is not looked at', async () => {
  const bare = bareHost();
  const wx = wxOf(bare);
  bare.answers.modal = { confirm: true };
  bare.answers.calendar = { confirm: true };
  const event = { title: '事', startTime: 1, path: 'pages/none', signature: 'wrong' };
  await expect(bare.host.tap.during(() => wx.addPhoneCalendar(event))).resolves.toMatchObject({
    errMsg: 'addPhoneCalendar:ok',
  });
  expect(bare.records[0]?.detail).not.toHaveProperty('path');
});

test('a sound called mp3 holds WAV, and its frames come at the end', async () => {
  const bare = bareHost();
  const wx = wxOf(bare);
  bare.answers.modal = { confirm: true };
  const recorder = wx.getRecorderManager();
  const heard: string[] = [];
  const frames: ArrayBuffer[] = [];
  recorder.onFrameRecorded(({ frameBuffer }: { frameBuffer: ArrayBuffer }) => {
    heard.push('frame');
    frames.push(frameBuffer);
  });
  const started = new Promise((resolve) => recorder.onStart(resolve));
  const stopped = new Promise<{ tempFilePath: string }>((resolve) => recorder.onStop(resolve));
  recorder.start({ sampleRate: 16000, encodeBitRate: 48000, format: 'mp3', frameSize: 1 });
  await started;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(heard).toEqual([]);
  recorder.stop();
  const { tempFilePath } = await stopped;
  expect(heard.length).toBeGreaterThan(2);
  expect(tempFilePath).toMatch(/\.mp3$/);
  expect(Buffer.from(frames[0] as ArrayBuffer).toString('latin1', 0, 4)).toBe('RIFF');
});

test('what a browser cannot do is recorded', async () => {
  const bare = bareHost();
  const wx = wxOf(bare);
  await wx.vibrateShort({ type: 'light' });
  wx.reportEvent('seen', { page: 1 });
  await wx.login();
  expect(bare.records.map(({ kind }) => kind)).toEqual(['vibrate', 'report', 'login']);
});

test('there is a newer version only when the panel or the driver says so', async () => {
  const updates = wxOf(bareHost()).getUpdateManager();
  const told = await new Promise((resolve) => updates.onCheckForUpdate(resolve));
  expect(told).toEqual({ hasUpdate: false });
  expect(() => updates.applyUpdate()).toThrow('applyUpdate:fail update is not ready');
});

test('the phone says that it is the simulator', () => {
  const info = wxOf(bareHost()).getSystemInfoSync();
  expect(info).toMatchObject({
    brand: 'simulator',
    platform: 'ios',
    screenWidth: 375,
    screenHeight: 812,
  });
});
