import { type Cloud, startCloud } from './support/cloud';
import { nodeDatabase, type SdkDatabase, wxDatabase } from './support/sdk';

let cloud: Cloud;
let db: SdkDatabase;
let node: SdkDatabase;

const DOCUMENTS = [
  {
    _id: 'a',
    n: 1,
    s: 'one',
    tags: ['x', 'y'],
    inner: { v: 10 },
    at: new Date(1000),
    list: [
      { k: 1, w: 'p' },
      { k: 2, w: 'q' },
    ],
  },
  { _id: 'b', n: 2, s: 'two', tags: ['y'], inner: { v: 20 }, at: new Date(2000), list: [] },
  { _id: 'c', n: 3, s: 'three', tags: [], inner: { v: 30 }, at: new Date(3000), list: [{ k: 3, w: 'p' }] },
  { _id: 'd', n: '3', s: null, tags: 'x', inner: {}, at: null },
  { _id: 'e' },
];

beforeAll(async () => {
  cloud = await startCloud({ collections: ['c'] });
  db = wxDatabase();
  node = nodeDatabase();
  await db.collection('c').add({ data: DOCUMENTS });
});
afterAll(() => cloud.close());

const ids = async (where: object) =>
  (await db.collection('c').where(where).orderBy('_id', 'asc').get()).data
    .map((one: { _id: string }) => one._id)
    .join('');

describe('query operators', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the SDK's command object
  const cases: [string, (_: any) => object, string][] = [
    ['equality', () => ({ n: 2 }), 'b'],
    ['equality keeps types apart', () => ({ n: '3' }), 'd'],
    ['several fields are all asked for', () => ({ n: 1, s: 'one' }), 'a'],
    ['a nested object is asked for field by field', () => ({ inner: { v: 20 } }), 'b'],
    ['the order of members counts', (_) => ({ 'list.0': _.eq({ w: 'p', k: 1 }) }), ''],
    ['an object as a whole', (_) => ({ 'list.0': _.eq({ k: 1, w: 'p' }) }), 'a'],
    ['a list as a whole', (_) => ({ tags: _.eq(['x', 'y']) }), 'a'],
    ['a dotted path', () => ({ 'inner.v': 30 }), 'c'],
    ['null finds null and missing', () => ({ s: null }), 'de'],
    ['eq', (_) => ({ n: _.eq(1) }), 'a'],
    ['neq finds missing too', (_) => ({ n: _.neq(1) }), 'bcde'],
    ['lt', (_) => ({ n: _.lt(2) }), 'a'],
    ['lte', (_) => ({ n: _.lte(2) }), 'ab'],
    ['gt stays within the type', (_) => ({ n: _.gt(2) }), 'c'],
    ['gte', (_) => ({ n: _.gte(2) }), 'bc'],
    ['a range by and', (_) => ({ n: _.gt(1).and(_.lt(3)) }), 'b'],
    ['in', (_) => ({ n: _.in([1, '3', 99]) }), 'ad'],
    ['nin finds missing too', (_) => ({ n: _.nin([1, 2]) }), 'cde'],
    ['dates compare by time', (_) => ({ at: _.gte(new Date(2000)) }), 'bc'],
    ['exists', (_) => ({ n: _.exists(false) }), 'e'],
    ['or of one field', (_) => ({ n: _.eq(1).or(_.eq(3)) }), 'ac'],
    ['or of whole conditions', (_) => _.or([{ n: 1 }, { s: 'two' }]), 'ab'],
    ['and of whole conditions', (_) => _.and([{ n: _.gt(0) }, { s: 'two' }]), 'b'],
    ['nor', (_) => _.nor([{ n: 1 }, { s: 'two' }]), 'cde'],
    ['not', (_) => ({ n: _.not(_.gt(1)) }), 'ade'],
    ['an element of an array', () => ({ tags: 'y' }), 'ab'],
    ['a plain value beside arrays', () => ({ tags: 'x' }), 'ad'],
    ['all', (_) => ({ tags: _.all(['x', 'y']) }), 'a'],
    ['all of one, beside plain values', (_) => ({ tags: _.all(['x']) }), 'ad'],
    ['size', (_) => ({ tags: _.size(0) }), 'c'],
    ['elemMatch', (_) => ({ list: _.elemMatch({ k: _.gt(1), w: 'p' }) }), 'c'],
    ['a path through an array', () => ({ 'list.w': 'p' }), 'ac'],
    ['a place in an array', () => ({ 'tags.0': 'y' }), 'b'],
    ['mod', (_) => ({ n: _.mod(2, 1) }), 'ac'],
    ['mod goes by whole numbers', (_) => ({ n: _.mod(2.9, 1.5) }), 'ac'],
    ['a regular expression', () => ({ s: /^T/i }), 'bc'],
    ['no condition finds all', () => ({}), 'abcde'],
  ];
  test.each(cases)('%s', async (_name, where, expected) => {
    expect(await ids(where(db.command))).toBe(expected);
  });

  test('db.RegExp is sent with its flags', async () => {
    expect(await ids({ s: db.RegExp({ regexp: '^T', options: 'i' }) })).toBe('bc');
  });

  test('an operator that there is not is refused', async () => {
    await expect(
      node
        .collection('c')
        .options({ raw: true })
        .where({ n: { $near2: 1 } })
        .get(),
    ).rejects.toMatchObject({
      code: 'DATABASE_INVALID_OPERRATOR',
    });
  });
});

describe('order, page, projection', () => {
  const get = async (query: SdkDatabase) => (await query.get()).data;
  const list = async (query: SdkDatabase) =>
    (await get(query)).map((one: { _id: string }) => one._id).join('');

  test('types are ordered as in MongoDB: missing and null, numbers, strings', async () => {
    expect(await list(db.collection('c').orderBy('n', 'asc'))).toBe('eabcd');
    expect(await list(db.collection('c').orderBy('n', 'desc'))).toBe('dcbae');
  });

  test('a second order decides between equals', async () => {
    expect(await list(db.collection('c').orderBy('s', 'asc').orderBy('_id', 'desc'))).toBe('edacb');
  });

  test('skip and limit cut a page out', async () => {
    expect(await list(db.collection('c').orderBy('_id', 'asc').skip(1).limit(2))).toBe('bc');
    expect(await list(db.collection('c').orderBy('_id', 'desc').skip(4).limit(2))).toBe('a');
    expect(await list(db.collection('c').skip(9))).toBe('');
  });

  test('field includes or excludes', async () => {
    const page = db.collection('c').where({ _id: 'a' });
    expect(await get(page.field({ n: true, 'inner.v': true }))).toEqual([
      { _id: 'a', n: 1, inner: { v: 10 } },
    ]);
    expect(await get(page.field({ _id: false, n: true }))).toEqual([{ n: 1 }]);
    expect(await get(page.field({ tags: false, inner: false, at: false, list: false, s: false }))).toEqual([
      { _id: 'a', n: 1 },
    ]);
  });

  test('a projection of a part of an array', async () => {
    expect(
      await get(
        db
          .collection('c')
          .where({ _id: 'a' })
          .field({ tags: db.command.project.slice(1), s: true }),
      ),
    ).toMatchObject([{ tags: ['x'], s: 'one' }]);
  });

  test('without a limit a page has 100 documents, with a larger one at most 1,000', async () => {
    await db.createCollection('many');
    for (let i = 0; i < 12; i++)
      await db
        .collection('many')
        .add({ data: Array.from({ length: 100 }, (_, k) => ({ _id: `${1000 + i * 100 + k}` })) });
    expect(await get(db.collection('many'))).toHaveLength(100);
    expect(await get(db.collection('many').limit(5000))).toHaveLength(1000);
    const raw = cloud.database.handle({
      action: 'database.getDocument',
      collectionName: 'many',
      limit: 5000,
    });
    expect((await raw).body).toMatchObject({ data: { list: { length: 1000 } } });
    expect((await db.collection('many').count()).total).toBe(1200);
    expect(
      (
        await db
          .collection('many')
          .where({ _id: db.command.gte('2100') })
          .count()
      ).total,
    ).toBe(100);
  });
});
