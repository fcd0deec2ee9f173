// Every operator, stage and command that the SDK offers, each at least once. The SDK's own objects say what there is.
import { type Cloud, startCloud } from './support/cloud';
import { nodeDatabase, type SdkDatabase, wxDatabase } from './support/sdk';

let cloud: Cloud;
let db: SdkDatabase;
const THING = {
  _id: 'thing',
  n: -7.5,
  i: 7,
  s: 'Grüße 你',
  a: [1, 2, 3],
  at: new Date('2026-02-05T03:04:05.678Z'),
  o: { x: 1 },
  b: true,
  z: null,
};

beforeAll(async () => {
  cloud = await startCloud({
    collections: ['things', 'many', 'changing', 'places'],
    indexes: { places: [{ name: 'at', keys: [['at', '2dsphere']] }] },
  });
  db = wxDatabase();
  await db.collection('things').add({ data: THING });
  await db.collection('many').add({
    data: [1, 2, 3, 4, 5, 6].map((n) => ({
      _id: `m${n}`,
      n,
      kind: n % 2 ? 'odd' : 'even',
      next: n < 6 ? `m${n + 1}` : null,
    })),
  });
  await db.collection('places').add({ data: { _id: 'here', at: db.Geo.Point(113, 23) } });
});
afterAll(() => cloud.close());

/** `refused` stands for an error; anything else is the value. */
const REFUSED = Symbol('refused');
const MISSING = Symbol('missing');
/** Written so that nobody takes such an object for a promise. */
const THEN = 'then';
const { _id, ...withoutId } = THING;
const day = (text: string) => new Date(`${text}T00:00:00Z`);

// Operand, value; several of them after one another.
const OPERATORS: Readonly<Record<string, readonly unknown[]>> = {
  abs: ['$n', 7.5, '$z', null, '$s', REFUSED],
  add: [
    ['$i', 1],
    8,
    ['$at', 1000],
    new Date('2026-02-05T03:04:06.678Z'),
    ['$z', 1],
    null,
    ['$s', 1],
    REFUSED,
  ],
  ceil: ['$n', -7, '$nope', null],
  divide: [['$i', 2], 3.5, ['$i', 0], REFUSED, ['$s', 2], REFUSED],
  exp: [0, 1],
  floor: ['$n', -8, '$s', REFUSED],
  ln: [1, 0, 0, REFUSED, -1, REFUSED],
  log: [[8, 2], 3],
  log10: [1000, 3, 0, REFUSED],
  mod: [['$i', 4], 3, [-7, 3], -1, ['$i', 0], REFUSED, ['$z', 2], null],
  multiply: [['$i', 2, 3], 42, ['$s', 2], REFUSED],
  pow: [[2, 10], 1024, [0, -1], REFUSED],
  sqrt: [49, 7, -1, REFUSED],
  subtract: [
    ['$i', 2],
    5,
    ['$at', 678],
    new Date('2026-02-05T03:04:05.000Z'),
    ['$at', '$at'],
    0,
    [1, '$at'],
    REFUSED,
  ],
  trunc: ['$n', -7, [2.345, 2], 2.34, '$z', null],
  arrayElemAt: [['$a', -1], 3, ['$a', 9], MISSING, ['$s', 0], REFUSED],
  arrayToObject: [[[['k', 1]]], { k: 1 }, { $literal: [{ k: 'x', v: 1 }] }, { x: 1 }],
  concatArrays: [['$a', [4]], [1, 2, 3, 4], ['$a', '$z'], null, ['$a', 5], REFUSED],
  filter: [{ input: '$a', as: 'x', cond: { $gt: ['$$x', 1] } }, [2, 3]],
  in: [[2, '$a'], true, [9, '$a'], false, [1, '$i'], REFUSED],
  indexOfArray: [['$a', 3], 2, ['$a', 9], -1, ['$z', 1], null],
  isArray: ['$a', true, ['$i'], false],
  map: [{ input: '$a', as: 'x', in: { $multiply: ['$$x', 2] } }, [2, 4, 6]],
  range: [[0, 6, 2], [0, 2, 4], [5, 0, -2], [5, 3, 1], [0, 5, 0], REFUSED],
  reduce: [{ input: '$a', initialValue: 0, in: { $add: ['$$value', '$$this'] } }, 6],
  reverseArray: ['$a', [3, 2, 1]],
  size: ['$a', 3, '$i', REFUSED, '$nope', REFUSED],
  slice: [['$a', -2], [2, 3], ['$a', 1, 1], [2]],
  zip: [
    { inputs: ['$a', [9]] },
    [[1, 9]],
    { inputs: [[1], [2, 3]], useLongestLength: true, defaults: [0, 0] },
    [
      [1, 2],
      [0, 3],
    ],
  ],
  and: [[true, 0], false, [], true],
  not: [['$z'], true, [true], false],
  or: [[0, '$b'], true, [], false],
  cmp: [['a', 1], 1, [1, 1], 0, ['$nope', null], -1],
  eq: [[1, 1], true, ['$nope', null], false],
  gt: [['a', 5], true, [1, 2], false],
  gte: [[2, 2], true],
  lt: [['$z', 1], true, [2, 1], false],
  lte: [[2, 2], true],
  neq: [[1, 2], true],
  cond: [{ if: '$z', [THEN]: 1, else: 2 }, 2, ['$b', 1, 2], 1],
  ifNull: [['$nope', 'x'], 'x', ['$i', 'x'], 7],
  switch: [
    { branches: [{ case: '$b', [THEN]: 'yes' }], default: 'no' },
    'yes',
    { branches: [{ case: '$z', [THEN]: 1 }] },
    REFUSED,
  ],
  dateFromParts: [
    { year: 2026, month: 2, day: 5 },
    day('2026-02-05'),
    { year: 2026, month: 14, day: 31 },
    day('2027-03-03'),
    { isoWeekYear: 2026, isoWeek: 6, isoDayOfWeek: 4 },
    day('2026-02-05'),
    { year: 2026, month: 2, day: 5, timezone: 'Asia/Shanghai' },
    new Date('2026-02-04T16:00:00Z'),
    { month: 2 },
    REFUSED,
  ],
  dateFromString: [
    { dateString: '2026-02-05' },
    day('2026-02-05'),
    { dateString: '2026-02-05T03:04:05', timezone: 'Asia/Shanghai' },
    new Date('2026-02-04T19:04:05Z'),
    { dateString: 'nope' },
    REFUSED,
    { dateString: 'nope', onError: 'x' },
    'x',
    { dateString: '$z' },
    null,
  ],
  dayOfMonth: ['$at', 5],
  dayOfWeek: ['$at', 5],
  dayOfYear: ['$at', 36],
  isoDayOfWeek: ['$at', 4],
  isoWeek: ['$at', 6, day('2027-01-01'), 53],
  isoWeekYear: ['$at', 2026, day('2027-01-01'), 2026],
  millisecond: ['$at', 678],
  minute: ['$at', 4],
  month: ['$at', 2],
  second: ['$at', 5],
  hour: ['$at', 3, { date: '$at', timezone: 'Asia/Shanghai' }, 11, { date: '$at', timezone: '-01:00' }, 2],
  week: ['$at', 5, day('2026-01-02'), 0],
  year: ['$at', 2026, '$z', null, '$s', REFUSED],
  literal: ['$i', '$i'],
  mergeObjects: [['$o', { y: 2 }], { x: 1, y: 2 }, ['$z', { y: 2 }], { y: 2 }, ['$i'], REFUSED],
  objectToArray: ['$o', [{ k: 'x', v: 1 }]],
  allElementsTrue: [[[true, 1]], true, [[null]], false],
  anyElementTrue: [[[0, false]], false],
  setDifference: [[[1, 2], [2]], [1]],
  setEquals: [
    [
      [1, 2],
      [2, 1, 1],
    ],
    true,
  ],
  setIntersection: [
    [
      [1, 2],
      [2, 3],
    ],
    [2],
  ],
  setIsSubset: [[[1], [1, 2]], true],
  setUnion: [
    [
      [1, 2],
      [2, 3],
    ],
    [1, 2, 3],
  ],
  concat: [['a', 'b'], 'ab', ['a', '$z'], null, ['a', 5], REFUSED],
  dateToString: [
    { date: '$at' },
    '2026-02-05T03:04:05.678Z',
    { date: '$at', format: '%Y-%m-%d %H:%M:%S.%L %j %u %U %V %G %w %z %Z %%', timezone: 'Asia/Shanghai' },
    '2026-02-05 11:04:05.678 036 4 05 06 2026 5 +0800 +480 %',
    { date: '$z', onNull: 'none' },
    'none',
    { date: '$at', format: '%q' },
    REFUSED,
  ],
  indexOfBytes: [['$s', '你'], 8],
  indexOfCP: [['$s', '你'], 6, ['😀a', 'a'], 1, ['$s', 'q'], -1],
  split: [
    ['a-b', '-'],
    ['a', 'b'],
  ],
  strLenBytes: ['$s', 11],
  strLenCP: ['$s', 7, '😀a', 2],
  strcasecmp: [['a', 'B'], -1, ['AB', 'ab'], 0],
  substr: [['hello', 1, 3], 'ell', ['hello', 1, -1], 'ello', ['$at', 0, 10], '2026-02-05'],
  substrBytes: [['$s', 8, 3], '你', ['$s', 9, 2], REFUSED],
  substrCP: [['$s', 6, 1], '你', ['😀a', 1, 1], 'a'],
  toLower: ['AB', 'ab'],
  toUpper: ['ab', 'AB'],
  meta: ['textScore', REFUSED],
  avg: [['$i', 1], 4, '$a', 2],
  first: ['$a', 1],
  last: ['$a', 3],
  max: [['$i', 9], 9],
  min: ['$a', 1],
  stdDevPop: [[1, 3], 1],
  stdDevSamp: [[1, 2, 3], 1, [5], null],
  sum: ['$a', 6, ['$s', 2], 2],
  let: [{ vars: { x: '$i' }, in: { $multiply: ['$$x', 2] } }, 14],
};
/** Those that stand in a $group, over the n of `many`. */
const ACCUMULATORS: Readonly<Record<string, unknown>> = {
  addToSet: [1, 2, 3, 4, 5, 6],
  push: [1, 2, 3, 4, 5, 6],
  avg: 3.5,
  first: 1,
  last: 6,
  max: 6,
  min: 1,
  sum: 21,
  stdDevPop: Math.sqrt(35 / 12),
  stdDevSamp: Math.sqrt(3.5),
};

async function answerOf(operator: string, operand: unknown): Promise<unknown> {
  const r = db.command.aggregate[operator](operand);
  try {
    const { list } = await db.collection('things').aggregate().project({ _id: 0, r }).end();
    return 'r' in list[0] ? list[0].r : MISSING;
  } catch {
    return REFUSED;
  }
}

describe('operators of pipelines', () => {
  test('the tables have all that both SDKs offer', () => {
    const names = [db, nodeDatabase()].flatMap((one) => Object.keys(one.command.aggregate));
    const offered = [...new Set(names)].filter((name) => name !== 'pipeline');
    expect(offered.length).toBeGreaterThan(80);
    expect(offered.filter((name) => !(name in OPERATORS) && !(name in ACCUMULATORS))).toEqual([]);
  });

  test.each(Object.keys(OPERATORS))('%s', async (name) => {
    const cases = OPERATORS[name] ?? [];
    for (let n = 0; n < cases.length; n += 2)
      expect([cases[n], await answerOf(name, cases[n])]).toEqual([cases[n], cases[n + 1]]);
  });

  test.each(Object.keys(ACCUMULATORS))('%s in a group', async (name) => {
    const { list } = await db
      .collection('many')
      .aggregate()
      .sort({ n: 1 })
      .group({ _id: null, r: db.command.aggregate[name]('$n') })
      .end();
    const [{ r }] = list;
    expect(Array.isArray(r) ? r.sort() : r).toEqual(
      typeof ACCUMULATORS[name] === 'number' ? expect.closeTo(ACCUMULATORS[name]) : ACCUMULATORS[name],
    );
  });

  test('one that there is not is refused even when no document is looked at', async () => {
    const asked = db
      .collection('changing')
      .aggregate()
      .project({ r: { $nope: 1 } })
      .end();
    await expect(asked).rejects.toMatchObject({ errMsg: expect.stringContaining('$nope') });
  });

  test('$$NOW is the virtual clock', async () => {
    const { list } = await db.collection('things').aggregate().project({ r: '$$NOW' }).end();
    expect(list[0].r).toEqual(new Date(cloud.clock));
  });
});

/** A pipeline of any stages, through @cloudbase/node-sdk. */
const raw = (stages: object[]) => {
  const pipeline = nodeDatabase().collection('many').aggregate();
  // How each of its own stages is put in.
  for (const stage of stages)
    for (const [name, operand] of Object.entries(stage)) pipeline._pipe(name.slice(1), operand);
  return { end: async () => ({ list: (await pipeline.end()).data }) };
};

const STAGES: Readonly<Record<string, (pipeline: SdkDatabase) => SdkDatabase>> = {
  addFields: (p) =>
    p
      .match({ n: 1 })
      .addFields({ m: { $add: ['$n', 1] } })
      .project({ _id: 0, m: 1 }),
  bucket: (p) => p.bucket({ groupBy: '$n', boundaries: [1, 3, 5], default: 'rest' }),
  bucketAuto: (p) => p.bucketAuto({ groupBy: '$n', buckets: 2 }),
  count: (p) => p.count('n'),
  // wx-server-sdk names these three and cannot send them; the other SDK sends any stage it is given.
  facet: () =>
    raw([{ $facet: { odd: [{ $match: { kind: 'odd' } }, { $count: 'n' }], all: [{ $count: 'n' }] } }]),
  geoNear: () =>
    db
      .collection('places')
      .aggregate()
      .geoNear({ near: db.Geo.Point(113, 23), distanceField: 'd', spherical: true })
      .project({ _id: 0, d: 1 }),
  graphLookup: () =>
    raw([
      { $match: { n: 1 } },
      {
        $graphLookup: {
          from: 'many',
          startWith: '$next',
          connectFromField: 'next',
          connectToField: '_id',
          as: 'rest',
          maxDepth: 1,
        },
      },
      { $project: { _id: 0, 'rest.n': 1 } },
    ]),
  group: (p) => p.group({ _id: '$kind', n: { $sum: '$n' } }).sort({ _id: 1 }),
  limit: (p) => p.sort({ n: 1 }).limit(1).project({ _id: 0, n: 1 }),
  lookup: (p) =>
    p
      .match({ n: 1 })
      .lookup({
        from: 'many',
        let: { next: '$next' },
        pipeline: db.command.aggregate
          .pipeline()
          .match({ $expr: { $eq: ['$_id', '$$next'] } })
          .project({ _id: 0, n: 1 })
          .done(),
        as: 'found',
      })
      .project({ _id: 0, found: 1 }),
  match: (p) => p.match(db.command.expr({ $gt: ['$n', 5] })).project({ _id: 0, n: 1 }),
  project: (p) => p.match({ n: 2 }).project({ _id: 0, half: { $divide: ['$n', 2] } }),
  redact: () =>
    raw([{ $redact: { $cond: [{ $gt: ['$n', 5] }, '$$KEEP', '$$PRUNE'] } }, { $project: { _id: 0, n: 1 } }]),
  replaceRoot: (p) => p.match({ n: 3 }).replaceRoot({ newRoot: { three: '$n' } }),
  sample: (p) => p.sample({ size: 4 }).count('n'),
  skip: (p) => p.sort({ n: 1 }).skip(5).project({ _id: 0, n: 1 }),
  sort: (p) => p.sort({ n: -1 }).limit(1).project({ _id: 0, n: 1 }),
  sortByCount: (p) => p.match({ n: { $lte: 3 } }).sortByCount('$kind'),
  unwind: () =>
    db
      .collection('things')
      .aggregate()
      .unwind({ path: '$a', includeArrayIndex: 'at' })
      .project({ _id: 0, a: 1 }),
};
const ANSWERS: Readonly<Record<string, unknown>> = {
  addFields: [{ m: 2 }],
  bucket: [
    { _id: 1, count: 2 },
    { _id: 3, count: 2 },
    { _id: 'rest', count: 2 },
  ],
  bucketAuto: [
    { _id: { min: 1, max: 4 }, count: 3 },
    { _id: { min: 4, max: 6 }, count: 3 },
  ],
  count: [{ n: 6 }],
  facet: [{ odd: [{ n: 3 }], all: [{ n: 6 }] }],
  geoNear: [{ d: 0 }],
  graphLookup: [{ rest: expect.arrayContaining([{ n: 2 }, { n: 3 }]) }],
  group: [
    { _id: 'even', n: 12 },
    { _id: 'odd', n: 9 },
  ],
  limit: [{ n: 1 }],
  lookup: [{ found: [{ n: 2 }] }],
  match: [{ n: 6 }],
  project: [{ half: 1 }],
  redact: [{ n: 6 }],
  replaceRoot: [{ three: 3 }],
  sample: [{ n: 4 }],
  skip: [{ n: 6 }],
  sort: [{ n: 6 }],
  sortByCount: [
    { _id: 'odd', count: 2 },
    { _id: 'even', count: 1 },
  ],
  unwind: [{ a: 1 }, { a: 2 }, { a: 3 }],
};
/** Stages that write, or tell of the server: the emulator has none of that. */
const REFUSED_STAGES: Readonly<Record<string, unknown>> = {
  out: 'elsewhere',
  collStats: { count: {} },
  indexStats: {},
};

describe('stages', () => {
  test('the tables have all that both SDKs offer', () => {
    const offered = [db, nodeDatabase()].flatMap((one) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(one.collection('many').aggregate())),
    );
    const others = ['constructor', 'pushStage', '_pipe', 'end', 'done', 'unwrap'];
    expect(
      offered.filter((name) => !(name in STAGES) && !(name in REFUSED_STAGES) && !others.includes(name)),
    ).toEqual([]);
    expect(Object.keys(ANSWERS)).toEqual(Object.keys(STAGES));
  });

  test.each(Object.keys(STAGES))('%s', async (name) => {
    const stage = STAGES[name] as (pipeline: SdkDatabase) => SdkDatabase;
    const { list } = await stage(db.collection('many').aggregate()).end();
    expect(list).toEqual(ANSWERS[name]);
  });

  test.each(Object.entries(REFUSED_STAGES))('%s is refused by name', async (name, operand) => {
    await expect(raw([{ [`$${name}`]: operand }]).end()).rejects.toMatchObject({
      code: 'DATABASE_INVALID_OPERRATOR',
      message: expect.stringContaining(`$${name}`),
    });
  });
});

// Condition on THING, whether it is found.
const CONDITIONS = (): Readonly<Record<string, readonly [object, boolean]>> => {
  const _ = db.command;
  return {
    eq: [{ i: _.eq(7) }, true],
    neq: [{ i: _.neq(7) }, false],
    lt: [{ i: _.lt(7) }, false],
    lte: [{ i: _.lte(7) }, true],
    gt: [{ i: _.gt('6') }, false],
    gte: [{ i: _.gte(7) }, true],
    in: [{ i: _.in([1, 7]) }, true],
    nin: [{ i: _.nin([1, 7]) }, false],
    all: [{ a: _.all([1, 3]) }, true],
    elemMatch: [{ a: _.elemMatch(_.gt(2)) }, true],
    exists: [{ z: _.exists(true) }, true],
    size: [{ a: _.size(3) }, true],
    mod: [{ i: _.mod(4, 3) }, true],
    and: [_.and([{ i: 7 }, { b: true }]), true],
    or: [_.or([{ i: 8 }, { b: true }]), true],
    nor: [_.nor([{ i: 7 }]), false],
    not: [{ i: _.not(_.gt(9)) }, true],
    expr: [_.expr({ $gt: ['$i', '$n'] }), true],
    jsonSchema: [_.jsonSchema({ required: ['i'], properties: { i: { bsonType: 'int' } } }), true],
  };
};
// What a command makes of a field of THING.
const UPDATES = (): Readonly<Record<string, readonly [object, object]>> => {
  const _ = db.command;
  return {
    set: [{ o: _.set({ y: 1 }) }, { o: { y: 1 } }],
    remove: [{ z: _.remove() }, { z: undefined }],
    inc: [{ i: _.inc(2) }, { i: 9 }],
    mul: [{ i: _.mul(2) }, { i: 14 }],
    push: [{ a: _.push({ each: [9, 8], position: 0, sort: 1, slice: 3 }) }, { a: [1, 2, 3] }],
    pull: [{ a: _.pull(_.gte(2)) }, { a: [1] }],
    pullAll: [{ a: _.pullAll([1, 3]) }, { a: [2] }],
    pop: [{ a: _.pop() }, { a: [1, 2] }],
    shift: [{ a: _.shift() }, { a: [2, 3] }],
    unshift: [{ a: _.unshift([0]) }, { a: [0, 1, 2, 3] }],
    addToSet: [{ a: _.addToSet(4) }, { a: [1, 2, 3, 4] }],
    rename: [{ i: _.rename('j') }, { i: undefined, j: 7 }],
    bit: [{ i: _.bit({ and: 3 }) }, { i: 3 }],
    max: [{ i: _.max(10) }, { i: 10 }],
    min: [{ i: _.min(-1) }, { i: -1 }],
  };
};
/** Updates of a wrong type: an error, and the document stays as it was. */
const WRONG_UPDATES = (): Readonly<Record<string, object>> => {
  const _ = db.command;
  return {
    inc: { s: _.inc(1) },
    mul: { a: _.mul(2) },
    bit: { n: _.bit({ or: 1 }) },
    push: { i: _.push([1]) },
    pull: { s: _.pull('a') },
    pullAll: { s: _.pullAll([1]) },
    pop: { o: _.pop() },
    shift: { i: _.shift() },
    unshift: { i: _.unshift([1]) },
    addToSet: { i: _.addToSet(1) },
    'a path through a text': { 's.x': _.set(1) },
    'the id': { _id: _.set('other') },
    'a path twice': { i: _.inc(1), 'i.j': _.set(1) },
  };
};

describe('commands of conditions and updates', () => {
  test('the tables have all that both SDKs offer', () => {
    // Those of places are in places.test.ts; text search is refused; those of projections are below.
    const elsewhere = ['geoNear', 'geoWithin', 'geoIntersects', 'aggregate', 'project', 'text'];
    const known = [...Object.keys(CONDITIONS()), ...Object.keys(UPDATES()), ...elsewhere];
    const offered = [db, nodeDatabase()].flatMap((one) => Object.keys(one.command));
    expect(offered.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('those of projections', async () => {
    const { project } = db.command;
    expect(Object.keys(project)).toEqual(['slice', 'elemMatch']);
    const a = async (operator: object) =>
      (await db.collection('things').where({ _id: 'thing' }).field({ _id: 0, a: operator }).get()).data[0].a;
    await db
      .collection('things')
      .doc('rows')
      .set({ data: { rows: [{ k: 1 }, { k: 2, v: 'x' }, { k: 2 }] } });
    expect([await a(project.slice(2)), await a(project.slice(-1)), await a(project.slice([1, 1]))]).toEqual([
      [1, 2],
      [3],
      [2],
    ]);
    const { data } = await db
      .collection('things')
      .where({ _id: 'rows' })
      .field({ _id: 0, rows: project.elemMatch({ k: 2 }) })
      .get();
    expect(data).toEqual([{ rows: [{ k: 2, v: 'x' }] }]);
    await db.collection('things').doc('rows').remove();
  });

  test('conditions', async () => {
    for (const [name, [where, found]] of Object.entries(CONDITIONS()))
      expect([name, (await db.collection('things').where(where).count()).total]).toEqual([
        name,
        Number(found),
      ]);
  });

  test('updates', async () => {
    for (const [name, [data, wanted]] of Object.entries(UPDATES())) {
      await db.collection('changing').doc('thing').set({ data: withoutId });
      await db.collection('changing').doc('thing').update({ data });
      const after = (await db.collection('changing').doc('thing').get()).data;
      expect([name, after]).toEqual([name, { ...THING, ...wanted }]);
    }
  });

  test('updates of a wrong type are errors and change nothing', async () => {
    const one = db.collection('changing').doc('thing');
    await one.set({ data: withoutId });
    for (const [name, data] of Object.entries(WRONG_UPDATES())) {
      // Beside a change that is right: it is not made either.
      const error = await one.update({ data: { ...data, b: false } }).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect([name, error]).toEqual([name, expect.objectContaining({ errCode: expect.any(Number) })]);
      expect([name, (await one.get()).data]).toEqual([name, THING]);
    }
  });

  test.each(Object.keys(OPERATORS))('%s within expr, in a query and in a match', async (name) => {
    const $ = db.command.aggregate;
    const cases = OPERATORS[name] ?? [];
    for (let n = 0; n < cases.length; n += 2) {
      const [operand, value] = [cases[n], cases[n + 1]];
      if (value === MISSING) continue;
      const wanted = value === REFUSED ? 0 : value;
      const condition = db.command.expr($.eq([$[name](operand), $.literal(wanted)]));
      const asked = [
        db.collection('things').where(condition).count(),
        db.collection('things').aggregate().match(condition).count('total').end(),
      ];
      const answers = await Promise.all(
        asked.map((one) =>
          one.then(
            (said: SdkDatabase) => said.total ?? said.list[0]?.total ?? 0,
            () => REFUSED,
          ),
        ),
      );
      const right = value === REFUSED ? REFUSED : 1;
      expect([name, operand, ...answers]).toEqual([name, operand, right, right]);
    }
  });

  test('expr knows the virtual clock and refuses what there is not', async () => {
    const { expr } = db.command;
    const found = async (condition: object) =>
      (await db.collection('things').where(condition).count()).total as number;
    expect(await found(expr({ $eq: ['$$NOW', new Date(cloud.clock)] }))).toBe(1);
    expect(await found(db.command.and([{ i: 7 }, expr({ $eq: [{ $mod: ['$i', 4] }, 3] })]))).toBe(1);
    await expect(found(expr({ $nope: 1 }))).rejects.toMatchObject({
      errMsg: expect.stringContaining('$nope'),
    });
  });

  test('text search is refused by name', async () => {
    await expect(
      db
        .collection('things')
        .where({ $text: db.command.text({ search: 'a' }) })
        .get(),
    ).rejects.toMatchObject({ errMsg: expect.stringContaining('text') });
  });
});
