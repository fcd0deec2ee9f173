import { type Cloud, startCloud } from './support/cloud';
import { type SdkDatabase, wxDatabase } from './support/sdk';

// Fields come in MongoDB's order: a document's own in projections, what is worked out after it, what an update adds by its name. And what
// else mingo does otherwise in the stages and projections that reshape documents.

let cloud: Cloud;
let db: SdkDatabase;

const DOCUMENT = {
  _id: 'a',
  z: 1,
  y: { q: 1, p: 2, o: 3 },
  x: [
    { b: 1, a: 2 },
    { a: 3, b: 4 },
  ],
  w: [1, 2, 3, 4],
  v: 's',
};

beforeAll(async () => {
  cloud = await startCloud({ collections: ['c', 'u'] });
  db = wxDatabase();
  await db.collection('c').add({ data: DOCUMENT });
});
afterAll(() => cloud.close());

/** As text: `toEqual` does not see an order. */
const expectText = (found: unknown, wanted: unknown) =>
  expect(JSON.stringify(found)).toBe(JSON.stringify(wanted));

// biome-ignore lint/suspicious/noExplicitAny: the SDK's command object
type Command = any;

describe('a projection of a query', () => {
  const { x, w, y } = DOCUMENT;
  const cases: [string, (_: Command) => object, object][] = [
    ['keeps the order of the document', () => ({ v: 1, z: 1 }), { _id: 'a', z: 1, v: 's' }],
    ['within an object, too', () => ({ 'y.o': 1, 'y.q': 1, _id: 0 }), { y: { q: 1, o: 3 } }],
    ['within the objects of a list', () => ({ 'x.a': 1, 'x.b': 1, _id: 0 }), { x }],
    ['leaves out', () => ({ y: 0, x: 0 }), { _id: 'a', z: 1, w, v: 's' }],
    ['with a slice alone keeps all else', (_) => ({ w: _.project.slice(1) }), { ...DOCUMENT, w: [1] }],
    [
      'with a slice and what is left out',
      (_) => ({ w: _.project.slice([1, 2]), x: 0, 'y.p': 0 }),
      { _id: 'a', z: 1, y: { q: 1, o: 3 }, w: [2, 3], v: 's' },
    ],
    [
      'with a slice and what is kept',
      (_) => ({ v: 1, w: _.project.slice(-1) }),
      { _id: 'a', w: [4], v: 's' },
    ],
    ['of fields that are not there', () => ({ none: 1 }), { _id: 'a' }],
    ['of an object that is kept whole', () => ({ y: 1, _id: 0 }), { y }],
  ];
  test.each(cases)('%s', async (_name, field, wanted) => {
    expectText((await db.collection('c').field(field(db.command)).get()).data[0], wanted);
  });
});

describe('a stage', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the SDK's aggregation
  const cases: [string, (pipeline: any) => any, object[]][] = [
    [
      'project puts what is worked out behind',
      (p) => p.project({ b: '$z', v: 1, a: { $add: ['$z', 1] }, z: 1 }),
      [{ _id: 'a', z: 1, v: 's', b: 1, a: 2 }],
    ],
    [
      'project moves a field that is worked out anew',
      (p) => p.project({ z: { $add: ['$z', 1] }, v: 1 }),
      [{ _id: 'a', v: 's', z: 2 }],
    ],
    ['project within an object', (p) => p.project({ _id: 0, y: { n: '$z', p: 1 } }), [{ y: { p: 2, n: 1 } }]],
    [
      'addFields adds to an object and to each element',
      (p) => p.addFields({ z: 5, y: { n: 1 }, 'x.n': '$z', k: 2 }),
      [
        {
          ...DOCUMENT,
          z: 5,
          y: { q: 1, p: 2, o: 3, n: 1 },
          x: [
            { b: 1, a: 2, n: 1 },
            { a: 3, b: 4, n: 1 },
          ],
          k: 2,
        },
      ],
    ],
    [
      'bucketAuto begins with its key',
      (p) => p.unwind('$w').bucketAuto({ groupBy: '$w', buckets: 2 }),
      [
        { _id: { min: 1, max: 3 }, count: 2 },
        { _id: { min: 3, max: 4 }, count: 2 },
      ],
    ],
    ['count of nothing is nothing', (p) => p.match({ _id: 'none' }).count('n'), []],
    [
      'an operand may stand in a list',
      (p) => p.project({ _id: 0, r: { $arrayToObject: [[{ k: 'b', v: 1 }]] } }),
      [{ r: { b: 1 } }],
    ],
    ['a number in a path takes the element', (p) => p.project({ _id: 0, r: '$w.1' }), [{ r: 2 }]],
  ];
  test.each(cases)('%s', async (_name, build, wanted) => {
    expectText((await build(db.collection('c').aggregate()).end()).list, wanted);
  });

  test('limit has to let something through', async () => {
    await expect(db.collection('c').aggregate().limit(0).end()).rejects.toThrow('limit must be positive');
  });
});

describe('an update', () => {
  const updated = async (data: object) => {
    await db
      .collection('u')
      .doc('x')
      .set({ data: { b: 1, a: [1] } });
    await db.collection('u').doc('x').update({ data });
    return (await db.collection('u').doc('x').get()).data;
  };

  test('adds fields by their names, numbers among them as numbers', async () => {
    const _ = db.command;
    expectText(await updated({ z: 1, d: _.inc(1), b: 5, 'e.10': 1, 'e.2': 2, c: _.push(7) }), {
      _id: 'x',
      b: 5,
      a: [1],
      c: [7],
      d: 1,
      e: { '2': 2, '10': 1 },
      z: 1,
    });
  });

  test('renames into no list', async () => {
    await expect(updated({ b: db.command.rename('a.0') })).rejects.toThrow('array element');
    expectText((await db.collection('u').doc('x').get()).data, { _id: 'x', b: 1, a: [1] });
  });
});

test('elemMatch does not look into a list within the list, but for its size', async () => {
  const _ = db.command;
  await db.collection('u').add({
    data: [
      { _id: 'flat', l: [1, 2] },
      { _id: 'deep', l: [[1, 2]] },
    ],
  });
  const found = async (condition: object) =>
    (
      await db
        .collection('u')
        .where({ l: _.elemMatch(condition) })
        .get()
    ).data.map((one: { _id: string }) => one._id);
  expect(await found(_.gt(1))).toEqual(['flat']);
  expect(await found(_.size(2))).toEqual(['deep']);
  expect(await found(_.eq([1, 2]))).toEqual(['deep']);
  await db
    .collection('u')
    .where({ l: _.exists(true) })
    .remove();
});
