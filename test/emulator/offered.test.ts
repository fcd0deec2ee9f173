// Every method that the two installed SDKs offer, found in the SDKs themselves: it works here, or it is refused by its name. A method
// that a newer SDK brings along fails the first test of its group until somebody has said which.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, runningEmulator } from './running-emulator';

// biome-ignore lint/suspicious/noExplicitAny: what the SDKs hand out is looked at by name
type Any = any;

let emulator: Awaited<ReturnType<typeof runningEmulator>>;
let wx: Any;
let app: Any;
let fileID: string;

beforeAll(async () => {
  emulator = await runningEmulator();
  Object.assign(process.env, {
    TENCENTCLOUD_SECRETID: 'any',
    TENCENTCLOUD_SECRETKEY: 'any',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: emulator.envId,
    TCB_ENV: emulator.envId,
    TCB_CONTEXT_KEYS: 'TCB_CONTEXT_CNFG,TCB_ENV,TCB_UUID',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${emulator.url}/admin` }),
  });
  wx = require('wx-server-sdk');
  wx.init({ env: emulator.envId });
  app = require('@cloudbase/node-sdk').init({ env: emulator.envId });
  ({ fileID } = await app.uploadFile({ cloudPath: 'offered/a.txt', fileContent: Buffer.from('你好') }));
  await app
    .database()
    .collection('probes')
    .add([
      { _id: 'a', n: 1, list: [1, 2, 3] },
      { _id: 'b', n: 2, list: [4] },
    ]);
});
afterAll(() => emulator.close());

const probe = async (action: string, event: object = {}): Promise<Json> =>
  (await emulator.call('openid-lin', 'probe', { action, ...event })).result;
/** A method of wx-server-sdk in a function, as it is meant to be called. */
const sdk = (path: string, request: object = {}) => probe('sdk', { path, request });
const probes = () => app.database().collection('probes');
const wxProbes = () => wx.database().collection('probes');

/** What a call is: nothing leaves the process, or it goes to another address than the environment's (differences.md). */
const SENDS_NOTHING = 'sends nothing';
const ELSEWHERE = 'another address';
type Shown = readonly [call: () => Promise<Any>, answer: unknown] | string;

const notThere = (words: string) => expect.objectContaining({ message: expect.stringContaining(words) });
/** The error that a call rejects with, or answers as one. */
const refused = async (call: Promise<Any>) =>
  call.then(
    (answer) => ({ message: JSON.stringify(answer) }),
    (error) => ({ message: String(error.message ?? error.errMsg) }),
  );

const GROUPS: Readonly<Record<string, { of: () => Any; shown: Readonly<Record<string, Shown>> }>> = {
  'wx-server-sdk': {
    of: () => wx,
    shown: {
      Cloud: SENDS_NOTHING,
      DYNAMIC_CURRENT_ENV: SENDS_NOTHING,
      createNewInstance: SENDS_NOTHING,
      getWXContext: [() => probe('context'), expect.objectContaining({ OPENID: 'openid-lin' })],
      init: SENDS_NOTHING,
      logger: SENDS_NOTHING,
      registerService: SENDS_NOTHING,
      signature: SENDS_NOTHING,
      updateConfig: SENDS_NOTHING,
      version: SENDS_NOTHING,
      ai: ELSEWHERE,
      callFunction: [
        () => sdk('callFunction', { name: 'probe', data: { action: 'echo', n: 1 } }),
        expect.objectContaining({ result: expect.objectContaining({ n: 1 }) }),
      ],
      callOpenAPI: [
        () => sdk('callOpenAPI', { api: 'security.msgSecCheck', data: { content: '你好' } }),
        expect.objectContaining({ result: expect.objectContaining({ errcode: 0 }) }),
      ],
      cloudPay: [
        () => sdk('cloudPay.refund', { outTradeNo: '1' }),
        { errCode: -501007, errMsg: expect.stringContaining('wx.wxPayApi refund is not there') },
      ],
      database: [() => wxProbes().count(), expect.objectContaining({ total: expect.any(Number) })],
      deleteFile: [
        () => sdk('deleteFile', { fileList: ['cloud://nowhere.x/y'] }),
        expect.objectContaining({ fileList: [expect.objectContaining({ status: expect.any(Number) })] }),
      ],
      downloadFile: [() => probe('download', { fileID }), '你好'],
      getCloudCallSign: [
        () => sdk('getCloudCallSign', { appid: 'wx1' }),
        { errCode: -501007, errMsg: expect.stringContaining('API not found: GetCloudCallSign') },
      ],
      getOpenData: [
        () => probe('openData', { list: ['none'] }),
        expect.objectContaining({ list: [expect.objectContaining({ errCode: -601005 })] }),
      ],
      getTempFileURL: [
        () => sdk('getTempFileURL', { fileList: [fileID] }),
        expect.objectContaining({ fileList: [expect.objectContaining({ status: 0 })] }),
      ],
      getVoIPSign: [
        () => sdk('getVoIPSign', { groupId: 'g', nonce: 'n', timestamp: 1 }),
        { errCode: -501007, errMsg: expect.stringContaining('API not found: ApiVoipSign') },
      ],
      openapi: [
        () => sdk('openapi.moon.landing', {}),
        { errCode: -604100, errMsg: expect.stringContaining('moon.landing') },
      ],
      uploadFile: [
        () => probe('upload', { cloudPath: 'offered/b.txt', text: 'b' }),
        expect.objectContaining({ fileID: expect.stringContaining('offered/b.txt') }),
      ],
    },
  },
  '@cloudbase/node-sdk': {
    of: () => app,
    shown: {
      ai: ELSEWHERE,
      callApis: ELSEWHERE,
      callContainer: ELSEWHERE,
      models: ELSEWHERE,
      mysql: ELSEWHERE,
      rdb: ELSEWHERE,
      requestClient: ELSEWHERE,
      config: SENDS_NOTHING,
      extensionMap: SENDS_NOTHING,
      init: SENDS_NOTHING,
      invokeExtension: SENDS_NOTHING,
      logger: SENDS_NOTHING,
      registerExtension: SENDS_NOTHING,
      analytics: [
        () =>
          refused(
            app.analytics({ report_type: 'mall', report_data: { action_type: 'order', action_time: 1 } }),
          ),
        notThere('analytics.report is not there'),
      ],
      auth: [
        () => refused(app.auth().queryUserInfo({ platform: 'PHONE', platformId: '1' })),
        notThere('auth.getUserInfoForAdmin is not there'),
      ],
      callCompatibleWxOpenApi: [
        async () =>
          String(
            await app.callCompatibleWxOpenApi({ apiName: 'moon.landing', requestData: Buffer.from([]) }),
          ),
        expect.stringContaining('-604104'),
      ],
      callFunction: [
        () => app.callFunction({ name: 'probe', data: { action: 'echo', n: 1 } }),
        expect.objectContaining({ result: expect.objectContaining({ n: 1 }) }),
      ],
      callWxOpenApi: [
        () => app.callWxOpenApi({ apiName: 'moon.landing', requestData: {} }),
        expect.objectContaining({ result: expect.objectContaining({ errcode: -604104 }) }),
      ],
      callWxPayApi: [
        () => refused(app.callWxPayApi({ apiName: 'refund', requestData: Buffer.from('{}') })),
        notThere('wx.wxPayApi refund is not there'),
      ],
      wxCallContainerApi: [
        async () => String(await app.wxCallContainerApi({ apiName: 'go', requestData: Buffer.from('{}') })),
        expect.stringContaining('wx.wxCallContainerApi go is not there'),
      ],
      copyFile: [
        () => app.copyFile({ fileList: [{ srcPath: 'offered/a.txt', dstPath: 'copied/a.txt' }] }),
        expect.objectContaining({ fileList: [expect.anything()] }),
      ],
      database: [() => probes().count(), expect.objectContaining({ total: expect.any(Number) })],
      deleteFile: [
        () => app.deleteFile({ fileList: ['cloud://nowhere.x/y'] }),
        expect.objectContaining({ fileList: [expect.objectContaining({ code: expect.any(String) })] }),
      ],
      downloadFile: [async () => String((await app.downloadFile({ fileID })).fileContent), '你好'],
      getFileAuthority: [
        // Only somebody's function asks for it, not a script outside.
        () => refused(asSomebody(() => app.getFileAuthority({ fileList: [{ type: 'READ', path: '/a' }] }))),
        notThere('storage.getFileAuthority is not there'),
      ],
      getFileInfo: [
        () => app.getFileInfo({ fileList: [fileID] }),
        expect.objectContaining({ fileList: [expect.objectContaining({ code: 'SUCCESS' })] }),
      ],
      getTempFileURL: [
        () => app.getTempFileURL({ fileList: [fileID] }),
        expect.objectContaining({ fileList: [expect.objectContaining({ code: 'SUCCESS' })] }),
      ],
      getUploadMetadata: [
        () => app.getUploadMetadata({ cloudPath: 'offered/d.txt' }),
        expect.objectContaining({ data: expect.objectContaining({ url: expect.any(String) }) }),
      ],
      sendTemplateNotification: [
        () => refused(app.sendTemplateNotification({ notifyId: 'x' })),
        notThere('lowcode-datasource'),
      ],
      uploadFile: [
        () => app.uploadFile({ cloudPath: 'offered/e.txt', fileContent: Buffer.from('e') }),
        expect.objectContaining({ fileID: expect.any(String) }),
      ],
    },
  },
  'a database of wx-server-sdk': {
    of: () => wx.database(),
    shown: {
      Geo: SENDS_NOTHING,
      RegExp: [
        async () =>
          (
            await wxProbes()
              .where({ _id: wx.database().RegExp({ regexp: '^A$', options: 'i' }) })
              .get()
          ).data.length,
        1,
      ],
      cloud: SENDS_NOTHING,
      config: SENDS_NOTHING,
      collection: SENDS_NOTHING,
      command: SENDS_NOTHING,
      createCollection: [() => wx.database().createCollection('made'), expect.anything()],
      runTransaction: [() => wx.database().runTransaction(async () => 'done'), 'done'],
      serverDate: [
        async () => {
          await wxProbes()
            .doc('at')
            .set({ data: { at: wx.database().serverDate({ offset: 5 }) } });
          return (await wxProbes().doc('at').get()).data.at;
        },
        expect.any(Date),
      ],
      startTransaction: [async () => (await wx.database().startTransaction()).rollback(), expect.anything()],
    },
  },
  'a database of @cloudbase/node-sdk': {
    of: () => app.database(),
    shown: {
      Geo: SENDS_NOTHING,
      ObjectId: SENDS_NOTHING,
      RegExp: [
        async () =>
          (
            await probes()
              .where({ _id: app.database().RegExp({ regexp: '^A$', options: 'i' }) })
              .get()
          ).data.length,
        1,
      ],
      config: SENDS_NOTHING,
      collection: SENDS_NOTHING,
      command: SENDS_NOTHING,
      createCollection: [
        () => app.database().createCollection('made too'.replace(' ', '_')),
        expect.anything(),
      ],
      runTransaction: [() => app.database().runTransaction(async () => 'done'), 'done'],
      serverDate: [
        async () => {
          await probes().doc('at').set({ at: app.database().serverDate() });
          return (await probes().doc('at').get()).data[0].at;
        },
        expect.any(Date),
      ],
      startTransaction: [async () => (await app.database().startTransaction()).rollback(), expect.anything()],
    },
  },
  'a collection of wx-server-sdk': {
    of: () => wxProbes(),
    shown: {
      collectionName: SENDS_NOTHING,
      database: SENDS_NOTHING,
      doc: SENDS_NOTHING,
      add: [() => wxProbes().add({ data: { _id: 'added' } }), expect.objectContaining({ _id: 'added' })],
      aggregate: [
        () => wxProbes().aggregate().count('n').end(),
        expect.objectContaining({ list: [{ n: expect.any(Number) }] }),
      ],
      count: [() => wxProbes().count(), expect.objectContaining({ total: expect.any(Number) })],
      field: [async () => (await wxProbes().where({ n: 1 }).field({ n: 1, _id: 0 }).get()).data, [{ n: 1 }]],
      get: [async () => (await wxProbes().get()).data.length > 1, true],
      limit: [async () => (await wxProbes().limit(1).get()).data.length, 1],
      orderBy: [
        async () =>
          (
            await wxProbes()
              .where({ n: wx.database().command.gt(0) })
              .orderBy('n', 'desc')
              .get()
          ).data[0]._id,
        'b',
      ],
      remove: [
        () => wxProbes().where({ n: 99 }).remove(),
        expect.objectContaining({ stats: { removed: 0 } }),
      ],
      skip: [
        async () =>
          (
            await wxProbes()
              .where({ n: wx.database().command.gt(0) })
              .skip(1)
              .get()
          ).data.length,
        1,
      ],
      update: [
        () =>
          wxProbes()
            .where({ n: 1 })
            .update({ data: { m: 1 } }),
        expect.objectContaining({ stats: { updated: 1 } }),
      ],
      where: [async () => (await wxProbes().where({ n: 2 }).get()).data.length, 1],
    },
  },
  'a document of wx-server-sdk': {
    of: () => wxProbes().doc('a'),
    shown: {
      collection: SENDS_NOTHING,
      database: SENDS_NOTHING,
      field: [async () => (await wxProbes().doc('b').field({ n: 1, _id: 0 }).get()).data, { n: 2 }],
      get: [async () => (await wxProbes().doc('b').get()).data.n, 2],
      remove: [() => wxProbes().doc('none').remove(), expect.anything()],
      set: [
        () =>
          wxProbes()
            .doc('set')
            .set({ data: { x: 1 } }),
        expect.objectContaining({ stats: expect.objectContaining({ created: 1 }) }),
      ],
      update: [
        () =>
          wxProbes()
            .doc('b')
            .update({ data: { m: 1 } }),
        expect.objectContaining({ stats: { updated: 1 } }),
      ],
    },
  },
  'a collection of @cloudbase/node-sdk': {
    of: () => probes(),
    shown: {
      name: SENDS_NOTHING,
      doc: SENDS_NOTHING,
      add: [() => probes().add({ _id: 'added too' }), expect.objectContaining({ id: 'added too' })],
      aggregate: [
        async () => (await probes().aggregate().count('n').end()).data,
        [{ n: expect.any(Number) }],
      ],
      count: [() => probes().count(), expect.objectContaining({ total: expect.any(Number) })],
      field: [async () => (await probes().where({ n: 2 }).field({ n: 1, _id: 0 }).get()).data, [{ n: 2 }]],
      get: [async () => (await probes().get()).data.length > 1, true],
      limit: [async () => (await probes().limit(1).get()).data.length, 1],
      options: [
        () =>
          probes()
            .where({ n: { $gt: 0 } })
            .options({ multiple: false })
            .update({ once: true }),
        expect.objectContaining({ updated: 1 }),
      ],
      orderBy: [
        async () =>
          (
            await probes()
              .where({ n: app.database().command.gt(0) })
              .orderBy('n', 'desc')
              .get()
          ).data[0]._id,
        'b',
      ],
      remove: [() => probes().where({ n: 99 }).remove(), expect.objectContaining({ deleted: 0 })],
      skip: [
        async () =>
          (
            await probes()
              .where({ n: app.database().command.gt(0) })
              .skip(1)
              .get()
          ).data.length,
        1,
      ],
      update: [() => probes().where({ n: 2 }).update({ k: 1 }), expect.objectContaining({ updated: 1 })],
      updateAndReturn: [
        () => probes().where({ n: 2 }).updateAndReturn({ k: 2 }),
        expect.objectContaining({ updated: 1, doc: expect.objectContaining({ k: 2 }) }),
      ],
      watch: [() => watched(), expect.stringContaining('watch is not there in the emulator')],
      where: [async () => (await probes().where({ n: 2 }).get()).data.length, 1],
    },
  },
  'a document of @cloudbase/node-sdk': {
    of: () => probes().doc('b'),
    shown: {
      id: SENDS_NOTHING,
      request: SENDS_NOTHING,
      create: [() => probes().doc('created').create({ x: 1 }), expect.objectContaining({ id: 'created' })],
      delete: [() => probes().doc('none').delete(), expect.objectContaining({ deleted: 0 })],
      field: [async () => (await probes().doc('b').field({ n: 1, _id: 0 }).get()).data, [{ n: 2 }]],
      get: [async () => (await probes().doc('b').get()).data[0].n, 2],
      remove: [() => probes().doc('none').remove(), expect.objectContaining({ deleted: 0 })],
      set: [() => probes().doc('set too').set({ x: 1 }), expect.objectContaining({ upsertedId: 'set too' })],
      update: [() => probes().doc('b').update({ k: 3 }), expect.objectContaining({ updated: 1 })],
      watch: [() => watched(), expect.stringContaining('watch is not there in the emulator')],
    },
  },
};

async function asSomebody<T>(call: () => Promise<T>): Promise<T> {
  process.env.TCB_UUID = 'somebody';
  try {
    return await call();
  } finally {
    delete process.env.TCB_UUID;
  }
}

/** What the SDK prints when it asks for a socket; it goes on asking, so it does so in a process of its own. */
async function watched(): Promise<string> {
  const script = `
    const db = require('@cloudbase/node-sdk').init({ env: process.env.TCB_ENV }).database();
    db.collection('probes').where({ n: 1 }).watch({ onChange() {}, onError() {} });
    console.error = (...words) => { process.stdout.write(words.map(String).join(' ')); process.exit(); };`;
  const child = spawn(process.execPath, ['-e', script], { cwd: __dirname, env: process.env });
  let said = '';
  child.stdout.on('data', (bytes) => {
    said += bytes;
  });
  await once(child, 'close');
  return said;
}

/** Names of what an object offers: its own and its classes'. */
function offeredBy(thing: object): string[] {
  const names = new Set<string>();
  for (let at = thing; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  names.delete('constructor');
  return [...names].filter((name) => !name.startsWith('_')).sort();
}

describe.each(Object.keys(GROUPS))('%s', (name) => {
  const { of, shown } = GROUPS[name] as (typeof GROUPS)[string];

  test('offers what is shown here and nothing else', () => {
    expect(offeredBy(of())).toEqual(Object.keys(shown).sort());
  });

  test.each(Object.entries(shown).filter(([, one]) => typeof one !== 'string'))('%s', async (_name, one) => {
    const [call, answer] = one as Exclude<Shown, string>;
    expect(await call()).toEqual(answer);
  });
});

test('what goes to another address is named in the differences', () => {
  const names = Object.values(GROUPS).flatMap(({ shown }) =>
    Object.keys(shown).filter((name) => shown[name] === ELSEWHERE),
  );
  const row = readFileSync(join(__dirname, '..', '..', 'emulator', 'differences.md'), 'utf8')
    .split('\n')
    .find((line) => line.includes('`what goes to another address is named in the differences`'));
  expect([...new Set(names)].filter((name) => !row?.split(' | ')[0]?.includes(`\`${name}\``))).toEqual([]);
});

test('there is no watch for the SDK that has it, and its name is said', async () => {
  expect(await watched()).toContain('watch is not there in the emulator');
});

test("calls of WeChat's services are refused by their names", async () => {
  const names = ['getVoIPSign', 'getCloudCallSign', 'cloudPay.refund'];
  const request = { groupId: 'g', nonce: 'n', timestamp: 1, appid: 'wx1', random: 'r' };
  for (const name of names) expect((await sdk(name, request)).errCode).toBe(-501007);
  const { calls } = await emulator.get('/control/calls');
  expect(calls.map(({ api }: Json) => api)).toEqual(
    expect.arrayContaining(['ApiVoipSign', 'GetCloudCallSign']),
  );
});
