import { cloudArea } from '../../simulator/api/cloud/cloud-area';
import { type Json, PROJECT, runningEmulator } from '../emulator/running-emulator';
import { bareHost } from './fixtures/shell/bare-host';

// The phone's own `wx.cloud.database` (simulator/api/cloud) against the emulator: permissions and security rules are honoured or the call
// is refused, and none is passed over.

type Emulator = Awaited<ReturnType<typeof runningEmulator>>;
let emulator: Emulator;

const RULES = {
  open: 'READONLY',
  own: 'PRIVATE',
  shown: 'ADMINWRITE',
  hidden: 'ADMINONLY',
  mine: { read: 'doc._openid == auth.openid', write: 'doc._openid == auth.openid' },
  news: {
    read: 'doc.published == true || auth.openid in doc.editors',
    create: 'doc.title != null',
    update: false,
  },
  aged: { read: 'doc.at > now', delete: "doc.state in ['draft','bin'] && doc.size <= 10" },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: so it stands in a project file
  rooms: { read: 'auth.openid in get(`database.groups.${doc.group}`).members' },
  free: { read: true, write: "auth != null && doc.kind != 'locked'" },
};

beforeAll(async () => {
  const { readFileSync } = await import('node:fs');
  const project = JSON.parse(readFileSync(PROJECT, 'utf8'));
  emulator = await runningEmulator({
    project: {
      ...project,
      collections: [...project.collections, ...Object.keys(RULES), 'groups', 'undeclared'],
      permissions: RULES,
      storage: { permission: { read: 'auth.openid == resource.openid', write: false } },
      functionRules: { probe: { invoke: "auth.openid != 'openid-barred'" } },
    },
  });
});
afterAll(() => emulator.close());

/** `wx.cloud.database()` of who holds the phone. */
function databaseOf(person: string): Json {
  const { host } = bareHost();
  Object.assign(host, { emulator: emulator.url });
  Object.assign(host.state, { person });
  return (cloudArea(host).cloud as Json).database();
}

/** Documents as a function writes them: they carry no `_openid` of their own. */
const put = (collection: string, ...documents: object[]) =>
  Promise.all(
    documents.map((data) => emulator.call('openid-lin', 'probe', { action: 'add', collection, data })),
  );
const refused = (code: number) => ({ errCode: code, errMsg: expect.stringContaining(`:fail ${code}`) });
const DENIED = refused(-502003);
const lin = () => databaseOf('openid-lin');
const wu = () => databaseOf('openid-wu');

describe('simple permissions', () => {
  test('everybody reads and the creator writes; a write of what is another person’s changes nothing', async () => {
    const { _id, errMsg } = await lin()
      .collection('open')
      .add({ data: { text: '春' } });
    expect(errMsg).toBe('collection.add:ok');
    const { data } = await wu().collection('open').doc(_id).get();
    expect(data).toEqual({ _id, text: '春', _openid: 'openid-lin' });
    const change = { data: { text: '夏' } };
    expect((await wu().collection('open').doc(_id).update(change)).stats).toEqual({ updated: 0 });
    expect((await wu().collection('open').where({ text: '春' }).remove()).stats).toEqual({ removed: 0 });
    await expect(wu().collection('open').doc(_id).set(change)).rejects.toMatchObject(refused(-502001));
    expect((await lin().collection('open').doc(_id).set(change)).stats).toEqual({ updated: 1, created: 0 });
    expect((await wu().collection('open').doc(_id).get()).data._openid).toBe('openid-lin');
    expect((await lin().collection('open').doc(_id).remove()).stats).toEqual({ removed: 1 });
  });

  test.each(['own', 'undeclared'])('in %s a person finds its own documents only', async (name) => {
    const { _id } = await lin()
      .collection(name)
      .add({ data: { n: 1 } });
    await put(name, { n: 1 });
    expect((await lin().collection(name).where({ n: 1 }).get()).data).toHaveLength(1);
    expect((await wu().collection(name).get()).data).toEqual([]);
    expect((await wu().collection(name).count()).total).toBe(0);
    await expect(wu().collection(name).doc(_id).get()).rejects.toMatchObject({ errCode: -1 });
    expect((await wu().collection(name).where({ _openid: 'openid-lin' }).get()).data).toEqual([]);
    expect((await lin().collection(name).aggregate().match({ n: 1 }).end()).list).toHaveLength(1);
    expect((await wu().collection(name).aggregate().match({ n: 1 }).end()).list).toEqual([]);
  });

  test('what functions alone write, and what they alone read', async () => {
    await put('shown', { n: 1 });
    await put('hidden', { n: 1 });
    expect((await lin().collection('shown').get()).data).toHaveLength(1);
    await expect(
      lin()
        .collection('shown')
        .add({ data: { n: 2 } }),
    ).rejects.toMatchObject(DENIED);
    await expect(
      lin()
        .collection('shown')
        .where({ n: 1 })
        .update({ data: { n: 2 } }),
    ).rejects.toMatchObject(DENIED);
    await expect(lin().collection('hidden').get()).rejects.toMatchObject(DENIED);
    await expect(lin().collection('hidden').count()).rejects.toMatchObject(DENIED);
    await expect(lin().collection('hidden').aggregate().end()).rejects.toMatchObject(DENIED);
  });

  test('twenty documents at most, by default and when more are asked for', async () => {
    await put('shown', ...Array.from({ length: 25 }, (_, n) => ({ n: 100 + n })));
    const many = lin()
      .collection('shown')
      .where({ n: lin().command.gte(100) });
    expect((await many.get()).data).toHaveLength(20);
    expect((await many.limit(100).get()).data).toHaveLength(20);
    expect((await many.orderBy('n', 'desc').skip(20).get()).data).toHaveLength(5);
    expect((await lin().collection('shown').aggregate().end()).list).toHaveLength(20);
    expect((await lin().collection('shown').aggregate().limit(22).end()).list).toHaveLength(22);
  });

  test('nobody writes an _openid by hand', async () => {
    const { _id } = await lin()
      .collection('open')
      .add({ data: { text: 'x' } });
    const forged = { data: { _openid: 'openid-wu' } };
    await expect(lin().collection('open').add(forged)).rejects.toMatchObject(refused(-501007));
    await expect(lin().collection('open').doc(_id).update(forged)).rejects.toMatchObject(refused(-501007));
    await expect(lin().collection('open').doc(_id).set(forged)).rejects.toMatchObject(refused(-501007));
    const renamed = { data: { text: lin().command.rename('_openid') } };
    await expect(lin().collection('open').doc(_id).update(renamed)).rejects.toMatchObject(refused(-501007));
  });
});

describe('security rules', () => {
  test('a rule is no filter: the query has to say itself what the rule demands', async () => {
    const { _id } = await lin()
      .collection('mine')
      .add({ data: { n: 1 } });
    const mine = lin().collection('mine');
    await expect(mine.get()).rejects.toMatchObject(DENIED);
    await expect(mine.doc(_id).get()).rejects.toMatchObject(DENIED);
    expect((await mine.where({ _id, _openid: '{openid}' }).get()).data).toHaveLength(1);
    expect((await mine.where({ _openid: 'openid-lin' }).count()).total).toBe(1);
    await expect(wu().collection('mine').where({ _openid: 'openid-lin' }).get()).rejects.toMatchObject(
      DENIED,
    );
    await expect(mine.doc(_id).set({ data: { n: 2 } })).rejects.toMatchObject(DENIED);
    expect((await mine.where({ _openid: '{openid}' }).update({ data: { n: 2 } })).stats).toEqual({
      updated: 1,
    });
    expect((await mine.aggregate().match({ _openid: '{openid}' }).end()).list).toHaveLength(1);
    await expect(mine.aggregate().match({ n: 2 }).end()).rejects.toMatchObject(DENIED);
    expect((await mine.where({ _openid: '{openid}' }).remove()).stats).toEqual({ removed: 1 });
  });

  test('alternatives: each branch of the query has to fulfil one', async () => {
    const _ = lin().command;
    await put('news', { published: true, editors: [] }, { published: false, editors: ['openid-lin'] });
    const news = lin().collection('news');
    expect((await news.where({ published: true }).get()).data).toHaveLength(1);
    expect((await news.where({ editors: 'openid-lin' }).get()).data).toHaveLength(1);
    expect((await news.where(_.or({ published: true }, { editors: 'openid-lin' })).get()).data).toHaveLength(
      2,
    );
    expect((await news.where({ editors: _.all(['openid-lin', 'openid-lin']) }).get()).data).toHaveLength(1);
    await expect(news.where(_.or({ published: true }, { editors: 'openid-wu' })).get()).rejects.toMatchObject(
      DENIED,
    );
    await expect(news.where({ published: _.in([true, false]) }).get()).rejects.toMatchObject(DENIED);
  });

  test('creating is judged by the new document; what has no rule, or a false one, is refused', async () => {
    const news = lin().collection('news');
    expect(await news.add({ data: { title: '一' } })).toMatchObject({ errMsg: 'collection.add:ok' });
    await expect(news.add({ data: { text: '无题' } })).rejects.toMatchObject(DENIED);
    await expect(news.where({ published: true }).update({ data: { n: 1 } })).rejects.toMatchObject(DENIED);
    await expect(news.where({ published: true }).remove()).rejects.toMatchObject(DENIED);
  });

  test('ranges, lists and the clock', async () => {
    const db = lin();
    const _ = db.command;
    const aged = db.collection('aged');
    const { now } = await emulator.get('/control/clock');
    await put('aged', { at: now + 60_000, state: 'bin', size: 5 });
    expect((await aged.where({ at: _.gt(now + 1_000) }).get()).data).toHaveLength(1);
    await expect(aged.where({ at: _.gt(now - 1_000) }).get()).rejects.toMatchObject(DENIED);
    await expect(aged.where({ at: _.lt(now + 99_000) }).get()).rejects.toMatchObject(DENIED);
    await expect(aged.where({ state: 'bin' }).remove()).rejects.toMatchObject(DENIED);
    await expect(aged.where({ state: 'live', size: 1 }).remove()).rejects.toMatchObject(DENIED);
    await expect(aged.where({ state: 'bin', size: _.lt(20) }).remove()).rejects.toMatchObject(DENIED);
    expect((await aged.where({ state: _.in(['bin']), size: _.lte(10) }).remove()).stats).toEqual({
      removed: 1,
    });
  });

  test('a document elsewhere decides', async () => {
    await put('groups', { _id: 'g1', members: ['openid-lin'] });
    await put('rooms', { group: 'g1' });
    expect((await lin().collection('rooms').where({ group: 'g1' }).get()).data).toHaveLength(1);
    await expect(wu().collection('rooms').where({ group: 'g1' }).get()).rejects.toMatchObject(DENIED);
    await expect(lin().collection('rooms').where({ group: 'none' }).get()).rejects.toMatchObject(DENIED);
    await expect(lin().collection('rooms').get()).rejects.toMatchObject(DENIED);
  });

  test('a rule that demands nothing lets single documents be read; an inequality has to be in the query', async () => {
    const db = lin();
    const { _id } = await db.collection('free').add({ data: { kind: 'note' } });
    expect((await wu().collection('free').doc(_id).get()).data.kind).toBe('note');
    const change = { data: { seen: true } };
    await expect(db.collection('free').doc(_id).update(change)).rejects.toMatchObject(DENIED);
    const unlocked = { _id, kind: db.command.neq('locked') };
    expect((await db.collection('free').where(unlocked).update(change)).stats).toEqual({ updated: 1 });
  });

  test('a function may be closed to a person', async () => {
    expect(await emulator.call('openid-barred', 'probe', { action: 'echo' })).toMatchObject({
      errCode: -501023,
    });
    expect(await emulator.call('openid-lin', 'probe', { action: 'echo' })).toMatchObject({
      result: expect.anything(),
    });
  });
});

describe('what a phone cannot do', () => {
  test.each([
    ['database.addCollection', {}],
    ['database.startTransaction', {}],
    ['database.modifyAndReturnDoc', { collectionName: 'open', query: '{}', data: '{}' }],
    ['database.getDocument', { collectionName: 'open', query: '{}', transactionId: 't' }],
    ['database.unheardOf', {}],
  ])('%s is for functions', async (action, more) => {
    const answer = await emulator.post('/phone/database', {
      person: 'openid-lin',
      request: { action, ...more },
    });
    expect(answer).toMatchObject({ errCode: -501007 });
  });

  test('an aggregation does not look into other collections', async () => {
    const pipeline = lin().collection('open').aggregate();
    const into = { from: 'hidden', localField: 'a', foreignField: 'b', as: 'c' };
    await expect(pipeline.lookup(into).end()).rejects.toMatchObject(refused(-501007));
  });

  test('there is no watch, and its name is said', () => {
    expect(() => lin().collection('open').watch({})).toThrow('collection.watch is not in the simulator');
  });

  test('an answer of more than a megabyte, a fault, a broken way', async () => {
    await put('shown', { _id: 'large', text: 'x'.repeat(1_100_000) });
    await expect(lin().collection('shown').doc('large').get()).rejects.toMatchObject({ errCode: -602001 });
    await emulator.post('/control/faults', {
      faults: [{ on: 'database', action: 'database.getDocument', person: 'openid-lin', effect: 'error' }],
    });
    await expect(lin().collection('shown').get()).rejects.toMatchObject(refused(-502001));
    await emulator.post('/control/faults', { faults: [{ on: 'database', effect: 'drop-after' }] });
    await expect(lin().collection('shown').get()).rejects.toMatchObject({ errCode: -404012 });
  });

  test('callbacks are called in the place of a promise', async () => {
    const told = await new Promise((resolve) => {
      expect(lin().collection('free').count({ success: resolve })).toBeUndefined();
    });
    expect(told).toMatchObject({ total: expect.any(Number), errMsg: 'collection.count:ok' });
  });
});

test('files under rules of their own: who made one reads it, and no phone writes', async () => {
  const { result } = await emulator.call('openid-lin', 'probe', {
    action: 'upload',
    cloudPath: 'f.txt',
    text: 'x',
  });
  const query = new URLSearchParams({ person: 'openid-lin', fileID: result.fileID });
  const answer = await fetch(`${emulator.url}/phone/storage/download?${query}`);
  expect(await answer.json()).toMatchObject({ errCode: -503002 });
  const place = new URLSearchParams({ person: 'openid-lin', cloudPath: 'g.txt' });
  const written = await fetch(`${emulator.url}/phone/storage/upload?${place}`, { method: 'POST', body: 'x' });
  expect(await written.json()).toMatchObject({ errCode: -503002 });
});
