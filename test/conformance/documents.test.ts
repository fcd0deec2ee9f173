import { type Cloud, START, startCloud } from './support/cloud';
import { nodeDatabase, type SdkDatabase, wxDatabase } from './support/sdk';

let cloud: Cloud;
let db: SdkDatabase;
let node: SdkDatabase;

beforeAll(async () => {
  cloud = await startCloud();
  db = wxDatabase();
  node = nodeDatabase();
});
afterAll(() => cloud.close());
beforeEach(async () => {
  await cloud.database.reset();
  await db.createCollection('books');
});

describe('single documents', () => {
  test('a document that is added without an id gets one and is found under it', async () => {
    const { _id } = await db.collection('books').add({ data: { title: '扣子' } });
    expect(_id).toMatch(/^[0-9a-f]{32}$/);
    expect((await db.collection('books').doc(_id).get()).data).toEqual({ _id, title: '扣子' });
  });

  test('an id that the caller chose is kept, text or number', async () => {
    await db.collection('books').add({ data: { _id: 'book-1' } });
    await db.collection('books').add({ data: { _id: 7 } });
    expect((await db.collection('books').doc('book-1').get()).data).toEqual({ _id: 'book-1' });
    expect((await db.collection('books').doc(7).get()).data).toEqual({ _id: 7 });
    expect((await db.collection('books').doc('7').get()).data).toBeNull();
  });

  test('a second document with the same id is refused with E11000 and changes nothing', async () => {
    await db.collection('books').add({ data: { _id: 'same', by: 'first' } });
    await expect(db.collection('books').add({ data: { _id: 'same', by: 'second' } })).rejects.toMatchObject({
      errCode: -502001,
      errMsg: expect.stringContaining('E11000 duplicate key'),
    });
    expect((await db.collection('books').doc('same').get()).data.by).toBe('first');
  });

  test('several documents are added at once, all or none', async () => {
    const { _ids } = await db.collection('books').add({ data: [{ _id: 'a' }, { _id: 'b' }] });
    expect(_ids).toEqual(['a', 'b']);
    await expect(db.collection('books').add({ data: [{ _id: 'c' }, { _id: 'a' }] })).rejects.toMatchObject({
      errCode: -502001,
    });
    expect((await db.collection('books').count()).total).toBe(2);
  });

  test('a missing document throws or is null, as the SDK was told', async () => {
    expect((await db.collection('books').doc('none').get()).data).toBeNull();
    await expect(wxDatabase(true).collection('books').doc('none').get()).rejects.toMatchObject({
      errMsg: expect.stringContaining('does not exist'),
    });
  });

  test('set makes a document and replaces it whole', async () => {
    const made = await db
      .collection('books')
      .doc('x')
      .set({ data: { a: 1, b: 2 } });
    expect(made.stats).toEqual({ updated: 0, created: 1 });
    const replaced = await db
      .collection('books')
      .doc('x')
      .set({ data: { b: 3 } });
    expect(replaced.stats).toEqual({ updated: 1, created: 0 });
    expect((await db.collection('books').doc('x').get()).data).toEqual({ _id: 'x', b: 3 });
  });

  test('update of a missing document updates none and makes none', async () => {
    expect(
      (
        await db
          .collection('books')
          .doc('none')
          .update({ data: { a: 1 } })
      ).stats.updated,
    ).toBe(0);
    expect((await db.collection('books').count()).total).toBe(0);
  });

  test('an update that changes nothing counts no updated document', async () => {
    await db.collection('books').add({ data: { _id: 'x', a: 1 } });
    expect(
      (
        await db
          .collection('books')
          .doc('x')
          .update({ data: { a: 1 } })
      ).stats.updated,
    ).toBe(0);
    expect(
      (
        await db
          .collection('books')
          .doc('x')
          .update({ data: { a: 2 } })
      ).stats.updated,
    ).toBe(1);
  });

  test('remove tells how many went', async () => {
    await db.collection('books').add({ data: { _id: 'x' } });
    expect((await db.collection('books').doc('x').remove()).stats.removed).toBe(1);
    expect((await db.collection('books').doc('x').remove()).stats.removed).toBe(0);
  });

  test('field cuts a single document to the fields that were named', async () => {
    await db.collection('books').add({ data: { _id: 'x', a: 1, b: { c: 2, d: 3 } } });
    expect((await db.collection('books').doc('x').field({ 'b.c': true }).get()).data).toEqual({
      _id: 'x',
      b: { c: 2 },
    });
  });

  test('both SDKs see the same documents', async () => {
    const { id } = await node.collection('books').add({ from: 'node' });
    expect((await db.collection('books').doc(id).get()).data.from).toBe('node');
    expect((await node.collection('books').doc(id).get()).data).toEqual([{ _id: id, from: 'node' }]);
  });
});

describe('values', () => {
  test('all kinds of values come back as they went', async () => {
    const data = {
      text: '廉\u{1F600}\u0000结',
      empty: '',
      integer: 42,
      large: 2 ** 53,
      negative: -1.5,
      yes: true,
      no: false,
      nothing: null,
      date: new Date('2026-07-01T01:02:03.004Z'),
      ancient: new Date('1000-01-01T00:00:00Z'),
      list: [1, 'a', [2, [3]], {}],
      nested: { deep: { er: [] } },
    };
    const { _id } = await db.collection('books').add({ data });
    expect((await db.collection('books').doc(_id).get()).data).toEqual({ _id, ...data });
  });

  test('a field that is undefined is not stored', async () => {
    const { _id } = await db.collection('books').add({ data: { a: undefined, b: 1 } });
    expect((await db.collection('books').doc(_id).get()).data).toEqual({ _id, b: 1 });
  });

  test('serverDate is the virtual clock, with its offset', async () => {
    await db
      .collection('books')
      .add({ data: { _id: 'x', at: db.serverDate(), later: { at: db.serverDate({ offset: 60_000 }) } } });
    const { data } = await db.collection('books').doc('x').get();
    expect(data.at).toEqual(new Date(START));
    expect(data.later.at).toEqual(new Date(START + 60_000));
  });

  test('serverDate can be set by an update and asked for in a query', async () => {
    await db.collection('books').add({ data: { _id: 'x', at: new Date(START - 1) } });
    expect(
      (
        await db
          .collection('books')
          .where({ at: db.command.lt(db.serverDate()) })
          .get()
      ).data,
    ).toHaveLength(1);
    await db
      .collection('books')
      .doc('x')
      .update({ data: { at: db.serverDate({ offset: 5 }) } });
    expect((await db.collection('books').doc('x').get()).data.at).toEqual(new Date(START + 5));
  });

  test('a field name that begins with a dollar sign is refused', async () => {
    await expect(db.collection('books').add({ data: { a: { $b: 1 } } })).rejects.toMatchObject({
      errCode: -502001,
    });
  });
});

describe('collections', () => {
  test('a collection that was not made answers DATABASE_COLLECTION_NOT_EXIST everywhere', async () => {
    const none = db.collection('nowhere');
    const calls = [
      none.get(),
      none.count(),
      none.add({ data: { a: 1 } }),
      none.doc('a').get(),
      none.doc('a').remove(),
      none.doc('a').set({ data: { a: 1 } }),
      none.where({ a: 1 }).update({ data: { a: 2 } }),
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject({ errCode: -502005 });
  });

  test('a collection cannot be made twice', async () => {
    await expect(node.createCollection('books')).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_ALREADY_EXIST',
    });
  });

  test('documents of one collection are not those of another', async () => {
    await db.createCollection('other');
    await db.collection('books').add({ data: { _id: 'x' } });
    expect((await db.collection('other').doc('x').get()).data).toBeNull();
    expect(cloud.database.collections()).toEqual([
      { name: 'books', count: 1 },
      { name: 'other', count: 0 },
    ]);
  });
});
