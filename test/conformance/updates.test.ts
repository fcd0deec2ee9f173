import { type Cloud, START, startCloud } from './support/cloud';
import { nodeDatabase, type SdkDatabase, wxDatabase } from './support/sdk';

let cloud: Cloud;
let db: SdkDatabase;
let node: SdkDatabase;

beforeAll(async () => {
  cloud = await startCloud({ collections: ['c'] });
  db = wxDatabase();
  node = nodeDatabase();
});
afterAll(() => cloud.close());
beforeEach(() => cloud.database.reset());

// biome-ignore lint/suspicious/noExplicitAny: the SDK's command object
type Command = any;

async function changed(before: object, data: (_: Command) => object): Promise<object> {
  await db.collection('c').add({ data: { _id: 'x', ...before } });
  await db
    .collection('c')
    .doc('x')
    .update({ data: data(db.command) });
  const { _id, ...rest } = (await db.collection('c').doc('x').get()).data;
  return rest;
}

describe('update operators', () => {
  const cases: [string, object, (_: Command) => object, object][] = [
    ['plain values are set, other fields stay', { a: 1, b: 2 }, () => ({ b: 3, c: 4 }), { a: 1, b: 3, c: 4 }],
    ['a nested object is merged', { o: { a: 1, b: 2 } }, () => ({ o: { b: 3 } }), { o: { a: 1, b: 3 } }],
    [
      '_.set replaces a nested object',
      { o: { a: 1, b: 2 } },
      (_) => ({ o: _.set({ b: 3 }) }),
      { o: { b: 3 } },
    ],
    ['an array is replaced whole', { l: [1, 2, 3] }, () => ({ l: [4] }), { l: [4] }],
    ['an object becomes null', { o: { a: 1 } }, () => ({ o: null }), { o: null }],
    ['a dotted path reaches in', { o: { a: 1 } }, () => ({ 'o.p.q': 1 }), { o: { a: 1, p: { q: 1 } } }],
    ['a place in an array', { l: [1, 2] }, () => ({ 'l.1': 5 }), { l: [1, 5] }],
    [
      'a place beyond the end fills up with null',
      { l: [1] },
      () => ({ 'l.3': 5 }),
      { l: [1, null, null, 5] },
    ],
    [
      'remove',
      { a: 1, o: { b: 1, c: 1 } },
      (_) => ({ a: _.remove(), o: { b: _.remove() } }),
      { o: { c: 1 } },
    ],
    ['inc', { a: 1 }, (_) => ({ a: _.inc(-3), fresh: _.inc(2) }), { a: -2, fresh: 2 }],
    ['mul', { a: 3 }, (_) => ({ a: _.mul(2), fresh: _.mul(2) }), { a: 6, fresh: 0 }],
    ['min and max', { a: 5, b: 5 }, (_) => ({ a: _.min(3), b: _.max(3), c: _.max(1) }), { a: 3, b: 5, c: 1 }],
    ['min and max of dates', { a: new Date(5) }, (_) => ({ a: _.max(new Date(9)) }), { a: new Date(9) }],
    ['rename', { a: 1 }, (_) => ({ a: _.rename('b') }), { b: 1 }],
    ['bit', { a: 12 }, (_) => ({ a: _.bit({ and: 10 }) }), { a: 8 }],
    [
      'push one or several',
      { l: [1] },
      (_) => ({ l: _.push(2), m: _.push([3, 4]) }),
      { l: [1, 2], m: [3, 4] },
    ],
    ['push objects', { l: [] }, (_) => ({ l: _.push({ a: 1 }) }), { l: [{ a: 1 }] }],
    [
      'push with place, order and cut',
      { l: [5, 1] },
      (_) => ({ l: _.push({ each: [3, 4], sort: 1, slice: 3 }) }),
      { l: [1, 3, 4] },
    ],
    [
      'push at a place',
      { l: [1, 4] },
      (_) => ({ l: _.push({ each: [2, 3], position: 1 }) }),
      { l: [1, 2, 3, 4] },
    ],
    [
      'push keeps the last with a negative slice',
      { l: [1] },
      (_) => ({ l: _.push({ each: [2, 3], slice: -2 }) }),
      { l: [2, 3] },
    ],
    [
      'push sorts objects by a field',
      { l: [{ k: 2 }] },
      (_) => ({ l: _.push({ each: [{ k: 1 }], sort: { k: 1 } }) }),
      { l: [{ k: 1 }, { k: 2 }] },
    ],
    ['pop', { l: [1, 2] }, (_) => ({ l: _.pop() }), { l: [1] }],
    ['shift', { l: [1, 2] }, (_) => ({ l: _.shift() }), { l: [2] }],
    ['unshift', { l: [3] }, (_) => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }],
    ['addToSet', { l: [1] }, (_) => ({ l: _.addToSet(2), m: _.addToSet('a') }), { l: [1, 2], m: ['a'] }],
    [
      'addToSet of what is there',
      { l: [1, { a: 1 }], t: 0 },
      (_) => ({ l: _.addToSet({ a: 1 }), t: 1 }),
      { l: [1, { a: 1 }], t: 1 },
    ],
    ['pull a value', { l: [1, 2, 1] }, (_) => ({ l: _.pull(1) }), { l: [2] }],
    [
      'pull by fields',
      { l: [{ k: 1, w: 1 }, { k: 2 }] },
      (_) => ({ l: _.pull({ k: 1 }) }),
      { l: [{ k: 2 }] },
    ],
    [
      'pull by a condition on the element',
      { l: [1, 2, 3] },
      (_) => ({ l: _.pull(_.in([1, 3])) }),
      { l: [2] },
    ],
    [
      'pull by a condition on a field',
      { l: [{ k: 1 }, { k: 5 }] },
      (_) => ({ l: _.pull({ k: _.gt(2) }) }),
      { l: [{ k: 1 }] },
    ],
    [
      'every element by $[]',
      { l: [{ k: 1 }, { k: 2 }] },
      (_) => ({ 'l.$[].k': _.inc(1) }),
      { l: [{ k: 2 }, { k: 3 }] },
    ],
    ['pullAll', { l: [1, 2, 3, 2] }, (_) => ({ l: _.pullAll([2, 3]) }), { l: [1] }],
    [
      'several operators at once',
      { a: 1, l: [1] },
      (_) => ({ a: _.inc(1), l: _.push(2), b: 1 }),
      { a: 2, l: [1, 2], b: 1 },
    ],
    [
      'an operator in a nested object',
      { o: { n: 1 } },
      (_) => ({ o: { n: _.inc(1), m: 1 } }),
      { o: { n: 2, m: 1 } },
    ],
    ['serverDate', {}, () => ({ at: db.serverDate() }), { at: new Date(START) }],
  ];
  test.each(cases)('%s', async (_name, before, data, expected) => {
    expect(await changed(before, data)).toEqual(expected);
  });
});

describe('updates that are errors in MongoDB are errors, and change nothing', () => {
  const cases: [string, object, (_: Command) => object][] = [
    ['inc of a text', { a: 'text', b: 1 }, (_) => ({ b: _.inc(1), a: _.inc(1) })],
    ['inc of null', { a: null }, (_) => ({ a: _.inc(1) })],
    ['inc by a text', { a: 1 }, (_) => ({ a: _.inc('1') })],
    ['mul of a text', { a: 'text' }, (_) => ({ a: _.mul(2) })],
    ['push to what is not an array', { a: 1 }, (_) => ({ a: _.push(1) })],
    ['addToSet to what is not an array', { a: 'b' }, (_) => ({ a: _.addToSet(1) })],
    ['pop of what is not an array', { a: {} }, (_) => ({ a: _.pop() })],
    ['pull from what is not an array', { a: 1 }, (_) => ({ a: _.pull(1) })],
    ['a path through a text', { a: 'text' }, () => ({ 'a.b': 1 })],
    ['a name in an array', { a: [1] }, () => ({ 'a.b': 1 })],
    ['bit of a fraction', { a: 1.5 }, (_) => ({ a: _.bit({ or: 1 }) })],
    ['two updates of one path', { a: { b: 1 } }, () => ({ a: [1], 'a.b': 2 })],
  ];
  test.each(cases)('%s', async (_name, before, data) => {
    await db.collection('c').add({ data: { _id: 'x', ...before } });
    await expect(
      db
        .collection('c')
        .doc('x')
        .update({ data: data(db.command) }),
    ).rejects.toMatchObject({ errCode: -502001 });
    expect((await db.collection('c').doc('x').get()).data).toEqual({ _id: 'x', ...before });
  });

  test('the _id cannot be changed', async () => {
    await node.collection('c').add({ _id: 'x', a: 1 });
    const raw = node.collection('c').options({ raw: true });
    await expect(raw.doc('x').update({ $set: { _id: 'y' } })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    });
    expect((await node.collection('c').count()).total).toBe(1);
  });

  test('one document that cannot be updated keeps all others from being updated', async () => {
    await db.collection('c').add({
      data: [
        { _id: 'a', n: 1 },
        { _id: 'b', n: 'text' },
        { _id: 'c', n: 3 },
      ],
    });
    await expect(
      db
        .collection('c')
        .where({})
        .update({ data: { n: db.command.inc(1) } }),
    ).rejects.toMatchObject({ errCode: -502001 });
    expect(
      (await db.collection('c').orderBy('_id', 'asc').get()).data.map((one: { n: unknown }) => one.n),
    ).toEqual([1, 'text', 3]);
  });
});

describe('updates by condition', () => {
  beforeEach(() =>
    db.collection('c').add({
      data: [
        { _id: 'a', n: 1 },
        { _id: 'b', n: 2 },
        { _id: 'c', n: 3 },
      ],
    }),
  );

  test('where().update() updates all that match and tells how many', async () => {
    const { stats } = await db
      .collection('c')
      .where({ n: db.command.gte(2) })
      .update({ data: { n: db.command.inc(10) } });
    expect(stats.updated).toBe(2);
    expect(
      (await db.collection('c').orderBy('_id', 'asc').get()).data.map((one: { n: number }) => one.n),
    ).toEqual([1, 12, 13]);
  });

  test('multiple: false updates one', async () => {
    const query = node.collection('c').where({ n: node.command.gte(2) });
    expect((await query.options({ multiple: false }).update({ n: 0 })).updated).toBe(1);
    expect((await node.collection('c').where({ n: 0 }).count()).total).toBe(1);
  });

  test('a conditional update works as a claim: the second finds nothing', async () => {
    const claim = () =>
      db
        .collection('c')
        .where({ _id: 'a', by: db.command.exists(false) })
        .update({ data: { by: 'me' } });
    const results = await Promise.all([claim(), claim(), claim()]);
    expect(results.map((one) => one.stats.updated).sort()).toEqual([0, 0, 1]);
  });

  test('where().remove() removes all that match', async () => {
    expect(
      (
        await db
          .collection('c')
          .where({ n: db.command.lt(3) })
          .remove()
      ).stats.removed,
    ).toBe(2);
    expect((await db.collection('c').count()).total).toBe(1);
  });

  test('updateAndReturn gives the document as it is afterwards', async () => {
    const { doc, updated } = await node
      .collection('c')
      .where({ _id: 'b' })
      .updateAndReturn({ n: node.command.inc(1) });
    expect(updated).toBe(1);
    expect(doc).toEqual({ _id: 'b', n: 3 });
  });

  test('increments that come together are all counted', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        db
          .collection('c')
          .doc('a')
          .update({ data: { n: db.command.inc(1) } }),
      ),
    );
    expect((await db.collection('c').doc('a').get()).data.n).toBe(51);
  });
});
