import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toGcj02 } from '../../simulator/api/location/chinese-offset';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { callWx, type ShellWorld, startShellWorld } from './fixtures/shell/shell-world';

let world: ShellWorld;
let phone: DrivenPhone;
let elsewhere: Server;
let url: string;

/** Another host: repeats what it is asked over HTTP, and every short text over a socket. */
beforeAll(async () => {
  elsewhere = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.url === '/slow') await new Promise((resolve) => setTimeout(resolve, 3000));
    response.writeHead(request.url === '/gone' ? 404 : 200, {
      'content-type': 'application/json',
      'x-own': 'yes',
    });
    const { method, headers } = request;
    response.end(
      JSON.stringify({
        method,
        url: request.url,
        type: headers['content-type'],
        body: String(Buffer.concat(parts)),
      }),
    );
  });
  elsewhere.on('upgrade', ({ headers }, socket) => {
    const accept = createHash('sha1')
      .update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on('data', (frame: Buffer) => {
      if (((frame[0] ?? 0) & 15) !== 1) return socket.end();
      const mask = frame.subarray(2, 6);
      const text = frame.subarray(6).map((byte, i) => byte ^ (mask[i % 4] ?? 0));
      socket.write(Buffer.concat([Buffer.from([0x81, text.length]), text]));
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  url = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  world = await startShellWorld();
  phone = await world.take();
  await phone.open();
});
afterAll(async () => {
  await world?.close();
  elsewhere.closeAllConnections();
  elsewhere.close();
});

/** `wx.request` and its like return a task; what they answer is waited for here. */
const ask = (name: string, options: object) =>
  phone.page.evaluate(
    ([call, given]) =>
      // biome-ignore lint/suspicious/noExplicitAny: what another host sends has no type
      new Promise<any>((resolve) => {
        wx[String(call)]({ ...(given as object), success: resolve, fail: resolve });
      }),
    [name, options] as const,
  );

test('requests reach other hosts as a query, a form or JSON, and tell status and headers', async () => {
  expect(await ask('request', { url: `http://${url}/a?x=1`, data: { y: '二' } })).toMatchObject({
    statusCode: 200,
    data: { method: 'GET', url: '/a?x=1&y=%E4%BA%8C' },
    header: { 'x-own': 'yes' },
    errMsg: 'request:ok',
  });
  expect(
    (await ask('request', { url: `http://${url}/`, method: 'POST', data: { a: 1 } })).data,
  ).toMatchObject({
    type: 'application/json',
    body: '{"a":1}',
  });
  expect((await ask('request', { url: `http://${url}/gone` })).statusCode).toBe(404);
  expect(await ask('request', { url: `http://${url}/slow`, timeout: 300 })).toMatchObject({
    errMsg: 'request:fail timeout',
  });
  expect(await ask('request', { url: 'http://127.0.0.1:1/' })).toMatchObject({
    errMsg: expect.stringContaining('request:fail'),
  });
});

test('files go to other hosts and come from them', async () => {
  const down = await ask('downloadFile', { url: `http://${url}/f.json` });
  expect(down).toMatchObject({
    statusCode: 200,
    tempFilePath: expect.stringMatching(/^wxfile:\/\/tmp_\w+\.json$/),
  });
  const up = await ask('uploadFile', {
    url: `http://${url}/up`,
    filePath: down.tempFilePath,
    name: 'file',
    formData: { note: '话' },
  });
  expect(up.data).toContain('multipart/form-data');
  expect(up.data).toContain('name=\\"note\\"');
});

test('a socket carries texts both ways and breaks with the network', async () => {
  const heard = await phone.page.evaluate(
    (address) =>
      new Promise<string>((resolve) => {
        const socket = wx.connectSocket({ url: address });
        socket.onOpen(() => socket.send({ data: '你好' }));
        socket.onMessage(({ data }: { data: string }) => resolve(data));
        Object.assign(window, { socketClosed: new Promise((done) => socket.onClose(done)) });
      }),
    `ws://${url}/`,
  );
  expect(heard).toBe('你好');
  await phone.setNetwork('none');
  await phone.page.evaluate('socketClosed');
  expect(await ask('request', { url: `http://${url}/` })).toMatchObject({
    errMsg: expect.stringContaining('request:fail'),
  });
  await phone.setNetwork('weak');
  expect(await callWx(phone, 'getNetworkType')).toMatchObject({ weakNet: true, networkType: 'wifi' });
  const begun = Date.now();
  expect(await ask('request', { url: `http://${url}/` })).toMatchObject({ statusCode: 200 });
  expect(Date.now() - begun).toBeGreaterThanOrEqual(2000);
  await phone.setNetwork('wifi');
});

test('the recorder asks, records a sound, refuses wrong pairs; the sound plays', async () => {
  await phone.page.evaluate(() => {
    const recorder = wx.getRecorderManager();
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    for (const name of ['Start', 'Pause', 'Resume', 'Stop', 'Error']) {
      recorder[`on${name}`]((detail: object) => heard.push([name, detail]));
    }
    recorder.start({ sampleRate: 16000, encodeBitRate: 16000 });
    recorder.start({ sampleRate: 16000, encodeBitRate: 48000, numberOfChannels: 1, format: 'mp3' });
  });
  await phone.tapSheet('允许');
  await phone.page.waitForFunction('heard.some(([name]) => name === "Start")');
  await phone.page.waitForTimeout(300);
  await phone.page.evaluate(() => {
    wx.getRecorderManager().pause();
    wx.getRecorderManager().resume();
    wx.getRecorderManager().stop();
  });
  const heard = (await phone.page.evaluate('heard')) as [
    string,
    { tempFilePath: string; duration: number },
  ][];
  expect(heard.map(([name]) => name)).toEqual(['Error', 'Start', 'Pause', 'Resume', 'Stop']);
  const made = heard.at(-1)?.[1];
  expect(made?.tempFilePath).toMatch(/\.mp3$/);
  expect(made?.duration).toBeGreaterThanOrEqual(280);
  const played = await phone.page.evaluate(
    (src) =>
      new Promise((resolve) => {
        const audio = wx.createInnerAudioContext();
        const told: string[] = [];
        for (const name of ['Canplay', 'Play', 'Ended', 'Error']) audio[`on${name}`](() => told.push(name));
        audio.onEnded(() => resolve({ told, duration: audio.duration, paused: audio.paused }));
        audio.src = src;
        audio.play();
      }),
    made?.tempFilePath,
  );
  expect(played).toMatchObject({ paused: true, told: expect.arrayContaining(['Play', 'Ended']) });
});

test('a place must be declared and allowed', async () => {
  expect(await callWx(phone, 'getFuzzyLocation')).toMatchObject({
    fail: { errMsg: expect.stringContaining('requiredPrivateInfos') },
  });
  await phone.goTo(31.2304, 121.4737);
  const asked = {
    answer: callWx(phone, 'getLocation', { type: 'gcj02' }) as Promise<{
      latitude: number;
      longitude: number;
    }>,
  };
  await phone.tapSheet('允许');
  const { latitude, longitude } = await asked.answer;
  // Some hundred metres between the two grids in Shanghai.
  expect(Math.abs(latitude - 31.2304) * 111_000).toBeGreaterThan(100);
  expect(Math.abs(latitude - 31.2304) * 111_000).toBeLessThan(700);
  expect(Math.abs(longitude - 121.4737) * 95_000).toBeLessThan(700);
  expect(toGcj02(40.7, -74)).toEqual({ latitude: 40.7, longitude: -74 });
});

test('a code before the camera is read, whatever it says', async () => {
  const scanning = { answer: callWx(phone, 'scanCode') as Promise<unknown> };
  await phone.showCode({ text: 'https://example.com/入场' });
  expect(await scanning.answer).toMatchObject({ result: 'https://example.com/入场', scanType: 'QR_CODE' });
  const again = { answer: callWx(phone, 'scanCode') as Promise<unknown> };
  await phone.showCode({ label: '会场码' });
  expect(await again.answer).toMatchObject({ scanType: 'WX_CODE', path: 'pages/detail/index?from=code' });
});

test('a document opens in the viewer and is sent on from its menu', async () => {
  await phone.page.evaluate(() =>
    wx.getFileSystemManager().writeFileSync('wxfile://usr/book.pdf', '%PDF-1.4'),
  );
  expect(await callWx(phone, 'openDocument', { filePath: 'wxfile://usr/book.zip' })).toMatchObject({
    fail: { errMsg: 'openDocument:fail filetype not supported' },
  });
  expect(await callWx(phone, 'openDocument', { filePath: 'wxfile://usr/book.pdf', showMenu: true })).toEqual({
    errMsg: 'openDocument:ok',
  });
  await phone.tapSheet('转发');
  await phone.tapSheet('乙');
  await phone.waitForIdle();
  expect((await phone.posts()).at(-1)).toMatchObject({
    kind: 'file',
    title: 'book.pdf',
    chat: 'single:p-one|p-two',
  });
  expect(await phone.problems()).toEqual([]);
});
