import { type Json, runningEmulator } from './running-emulator';

// WeChat's server side as functions call it through wx-server-sdk, and what WeChat pushes to them later.

let emulator: Awaited<ReturnType<typeof runningEmulator>>;
beforeAll(async () => {
  emulator = await runningEmulator();
});
beforeEach(async () => {
  await emulator.post('/control/faults', { faults: [] });
  await emulator.post('/control/reset');
  await emulator.post('/control/clock', { freeze: true });
});
afterAll(() => emulator.close());

const LIN = 'openid-lin';
const probe = async (action: string, event: object = {}): Promise<Json> =>
  (await emulator.call(LIN, 'probe', { action, ...event })).result;
const openapi = (api: string, request: object = {}): Promise<Json> => probe('openapi', { api, request });
const pass = (advance: string) => emulator.post('/control/clock', { advance });

describe('security.msgSecCheck', () => {
  const check = (request: object) =>
    openapi('security.msgSecCheck', { version: 2, scene: 1, openid: LIN, content: '你好', ...request });

  test.each([
    ['nothing bad', 'pass', 100],
    ['想想这个', 'review', 21000],
    ['说了坏话', 'risky', 20001],
  ])('%s is %s', async (content, suggest, label) => {
    await emulator.post('/control/behaviour', { words: { risky: ['坏话'], review: ['想想'] } });
    expect(await check({ content })).toMatchObject({ errCode: 0, result: { suggest, label } });
  });

  test('looks at title, nickname and signature, too', async () => {
    await emulator.post('/control/behaviour', { words: { risky: ['坏话'] } });
    expect((await check({ signature: '坏话' })).result.suggest).toBe('risky');
  });

  test.each([
    [{ version: 1 }, 40129],
    [{ scene: 5 }, 40129],
    [{ openid: 'somebody' }, 40003],
    [{ content: '' }, 47001],
    [{ content: '字'.repeat(2501) }, 40129],
  ])('%j is refused with %i', async (request, errCode) => {
    expect((await check(request)).errCode).toBe(errCode);
  });

  test('without a version answers as the first one did: good, or 87014', async () => {
    await emulator.post('/control/behaviour', { words: { risky: ['坏话'] } });
    const old = async (content: string) => (await openapi('security.msgSecCheck', { content })).errCode;
    expect([await old('你好'), await old('说了坏话')]).toEqual([0, 87014]);
  });

  test('of somebody who was not here for two hours is 61010', async () => {
    await emulator.call('openid-early', 'probe', { action: 'nothing' });
    await pass('PT2H');
    expect((await check({ openid: 'openid-early' })).errCode).toBe(0);
    await pass('PT1M');
    expect((await check({ openid: 'openid-early' })).errCode).toBe(61010);
  });
});

describe('security.mediaCheckAsync', () => {
  async function ask(cloudPath = 'pictures/letter.png'): Promise<Json> {
    const { fileID } = await probe('upload', { cloudPath, text: 'x' });
    const [{ tempFileURL }] = (await probe('urls', { fileList: [fileID] })).fileList;
    return openapi('security.mediaCheckAsync', {
      mediaUrl: tempFileURL,
      mediaType: 2,
      version: 2,
      scene: 1,
      openid: LIN,
    });
  }

  test('pushes its result to the function that the project file names, when its time has come', async () => {
    await emulator.post('/control/behaviour', { mediaCheck: { afterMs: 60_000 } });
    const { traceId } = await ask();
    await pass('PT59S');
    expect(await probe('pushes')).toEqual([]);
    await pass('PT1S');
    expect(await probe('pushes')).toEqual([
      expect.objectContaining({
        MsgType: 'event',
        Event: 'wxa_media_check',
        FromUserName: LIN,
        OPENID: LIN,
        trace_id: traceId,
        errcode: 0,
        result: { suggest: 'pass', label: 100 },
      }),
    ]);
  });

  test.each([0, 2])('pushes it %i times when that is wanted', async (times) => {
    await emulator.post('/control/behaviour', { mediaCheck: { times } });
    await ask();
    await pass('PT1M');
    expect(await probe('pushes')).toHaveLength(times);
  });

  test('finds bad what has a bad word in its path, and -1008 what is not there', async () => {
    await emulator.post('/control/behaviour', { words: { risky: ['bad'] } });
    await ask('pictures/bad.png');
    const request = { mediaType: 2, version: 2, scene: 1, openid: LIN };
    await openapi('security.mediaCheckAsync', {
      mediaUrl: `${emulator.url}/files/get/none/none`,
      ...request,
    });
    await pass('PT1M');
    const events = await probe('pushes');
    expect(events.map((event: Json) => event.result.suggest ?? event.errcode).sort()).toEqual([
      -1008,
      'risky',
    ]);
  });

  test('of somebody who was not here for two hours is 61010, and nothing is pushed', async () => {
    const { fileID } = await probe('upload', { cloudPath: 'pictures/early.png', text: 'x' });
    const [{ tempFileURL }] = (await probe('urls', { fileList: [fileID] })).fileList;
    await emulator.call('openid-early', 'probe', { action: 'nothing' });
    const media = { mediaUrl: tempFileURL, mediaType: 2, version: 2, scene: 1, openid: 'openid-early' };
    await pass('PT2H1M');
    expect((await openapi('security.mediaCheckAsync', media)).errCode).toBe(61010);
    await pass('PT1M');
    expect(await probe('pushes')).toEqual([]);
  });

  test('video is not checked', async () => {
    const request = {
      mediaUrl: 'https://example.com/a.mp4',
      mediaType: 3,
      version: 2,
      scene: 1,
      openid: LIN,
    };
    expect((await openapi('security.mediaCheckAsync', request)).errCode).toBe(40129);
  });
});

describe('what the phone may only hand on', () => {
  const open = (more: object, person = LIN) => emulator.post('/phone/open-data', { person, ...more });

  test('a code gives the phone number once, within five minutes', async () => {
    const { code } = await open({ kind: 'phoneNumber' });
    const number = { phoneNumber: '13800000000', purePhoneNumber: '13800000000', countryCode: '86' };
    expect((await openapi('phonenumber.getPhoneNumber', { code })).phoneInfo).toMatchObject(number);
    expect((await openapi('phonenumber.getPhoneNumber', { code })).errCode).toBe(40029);
    const late = await open({ kind: 'phoneNumber' });
    await pass('PT6M');
    expect((await openapi('phonenumber.getPhoneNumber', { code: late.code })).errCode).toBe(40029);
  });

  test('a CloudID at the top of the data becomes what it stands for; deeper down it stays', async () => {
    const { cloudID } = await open({ kind: 'group', group: 'group-1' });
    const { result } = await emulator.call(LIN, 'probe', {
      action: 'echo',
      group: { $cloudID: cloudID },
      deep: { group: { $cloudID: cloudID } },
    });
    expect(result.group).toEqual({
      cloudID,
      data: expect.objectContaining({ opengid: 'group-1', chat_type: 3, group_openid: expect.any(String) }),
    });
    expect(result.deep).toEqual({ group: { $cloudID: cloudID } });
  });

  test('getOpenData opens them, too, and says what is wrong with one', async () => {
    const { cloudID } = await open({ kind: 'data', data: { steps: 7 } });
    const { list } = await probe('openData', { list: [cloudID, 'forged'] });
    expect(list).toEqual([
      { cloudID, data: { steps: 7, watermark: expect.anything() } },
      { cloudID: 'forged', errCode: -601005, errMsg: 'invalid cloudID' },
    ]);
    await pass('PT6M');
    expect((await probe('openData', { list: [cloudID] })).list[0].errCode).toBe(-601006);
  });

  test('the sixth in one call is not opened', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => open({ kind: 'data', data: {} })));
    const data = Object.fromEntries(ids.map(({ cloudID }, n) => [`id${n}`, { $cloudID: cloudID }]));
    const { result } = await emulator.call(LIN, 'probe', { action: 'echo', ...data });
    expect([result.id4.data, result.id5.errCode]).toEqual([expect.anything(), -601005]);
  });

  test('a group is entered by its members only', async () => {
    expect((await open({ kind: 'group', group: 'group-1' }, 'openid-stranger')).errCode).toBe(65206);
    expect((await open({ kind: 'group', group: 'group-2' })).errCode).toBe(65206);
  });
});

describe('other calls', () => {
  test('an activity id is good for a day and ends with its last state', async () => {
    const { activityId, expirationTime } = await openapi('updatableMessage.createActivityId');
    const { now } = await emulator.get('/control/clock');
    expect(expirationTime).toBe(Math.floor((now + 86_400_000) / 1000));
    const update = (targetState: number) =>
      openapi('updatableMessage.setUpdatableMsg', {
        activityId,
        targetState,
        templateInfo: { parameterList: [] },
      });
    expect([(await update(0)).errCode, (await update(1)).errCode, (await update(0)).errCode]).toEqual([
      0, 0, 47502,
    ]);
    const other = await openapi('updatableMessage.createActivityId');
    await pass('P2D');
    const late = { activityId: other.activityId, targetState: 1, templateInfo: {} };
    expect((await openapi('updatableMessage.setUpdatableMsg', late)).errCode).toBe(47501);
  });

  test('a delayed task runs once when its time has come, without an openid', async () => {
    const task = (more: object) =>
      openapi('cloudbase.addDelayedFunctionTask', {
        env: 'demo-local',
        functionName: 'probe',
        data: JSON.stringify({ action: 'add', data: { from: 'task' } }),
        delayTime: 60,
        ...more,
      });
    expect((await task({})).errCode).toBe(0);
    await pass('PT59S');
    expect(await probe('find', { where: { from: 'task' } })).toEqual([]);
    await pass('PT1S');
    await pass('PT10M');
    expect(await probe('find', { where: { from: 'task' } })).toHaveLength(1);
    const { invocations } = await emulator.get('/control/invocations');
    expect(invocations.find((one: Json) => one.source === 'wx_http')).toMatchObject({
      person: null,
      ok: true,
    });
    expect((await task({ delayTime: 5 })).errCode).toBe(40097);
    expect((await task({ functionName: 'nobody' })).errCode).toBe(40097);
    expect((await task({ data: 'no json' })).errCode).toBe(47001);
  });

  test('a code of the mini program is a picture that tells its scene', async () => {
    const { contentType, buffer } = await openapi('wxacode.getUnlimited', {
      scene: 'b=42',
      page: 'pages/book',
    });
    const bytes = Buffer.from(buffer, 'base64');
    expect([contentType, bytes.subarray(1, 4).toString()]).toEqual(['image/png', 'PNG']);
    expect(bytes.includes('scene\0b=42')).toBe(true);
    expect((await openapi('wxacode.getUnlimited', { scene: '中文' })).errCode).toBe(40129);
    expect((await openapi('wxacode.getUnlimited', { scene: 'x', page: 'pages/none' })).errCode).toBe(41030);
  });

  test.each(['wxacode.get', 'wxacode.createQRCode'])(
    '%s gives a picture that tells its path',
    async (api) => {
      const { contentType, buffer } = await openapi(api, { path: 'pages/book?b=42' });
      expect(contentType).toBe('image/png');
      expect(Buffer.from(buffer, 'base64').includes('path\0pages/book?b=42')).toBe(true);
      const codeOf = async (request: object) => (await openapi(api, request)).errCode;
      expect([
        await codeOf({}),
        await codeOf({ path: 'pages/none' }),
        await codeOf({ path: 'pages/book', width: 10 }),
      ]).toEqual([40159, 41030, 40097]);
    },
  );

  test('every one is recorded, and takes a latency and an error on demand', async () => {
    await emulator.post('/control/faults', {
      faults: [
        { on: 'openapi', action: 'updatableMessage.createActivityId', effect: 'delay', ms: 80 },
        { on: 'openapi', action: 'updatableMessage.createActivityId', effect: 'error', code: '45009' },
      ],
    });
    const begun = performance.now();
    expect((await openapi('updatableMessage.createActivityId')).errCode).toBe(45009);
    expect(performance.now() - begun).toBeGreaterThan(75);
    const { calls } = await emulator.get('/control/calls');
    expect(calls.at(-1)).toMatchObject({
      api: 'updatableMessage.createActivityId',
      answer: { errcode: 45009 },
    });
  });

  test('an unknown behaviour is refused with its name', async () => {
    const { error } = await emulator.post('/control/behaviour', { mediaChek: {} });
    expect(error).toContain('behaviour has no "mediaChek"');
  });
});
