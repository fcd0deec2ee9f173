import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Database, openDatabase } from '../../emulator/database/database';

// The 2dsphere index: it narrows what is looked at and never changes an answer, at the date line and the poles too.

jest.setTimeout(60_000);
const directory = mkdtempSync(join(tmpdir(), 'places-'));
const at = { name: 'at', keys: [['at', '2dsphere']] as const };
const open = (places: readonly string[]) =>
  openDatabase({
    directory,
    now: () => 0,
    durability: 'process',
    collections: ['plain'],
    indexes: Object.fromEntries(places.map((name) => [name, [at]])),
  });
let database: Database;
beforeAll(() => {
  database = open(['indexed', 'many']);
});
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true });
});

type Position = [number, number];
const insert = (collectionName: string, data: readonly object[]) =>
  database.handle({
    action: 'database.insertDocument',
    collectionName,
    data: data.map((one) => JSON.stringify(one)),
  });
const point = (coordinates: Position) => ({ type: 'Point', coordinates });
const ids = (name: string, where: Record<string, unknown>) =>
  database
    .find(name, where)
    .documents.map((one) => one._id)
    .sort();

/** Metres by the law of cosines: another formula than the emulator's. */
function metresBetween([a, b]: Position, [c, d]: Position): number {
  const [p, q, turn] = [b, d, c - a].map((one) => (one * Math.PI) / 180) as [number, number, number];
  const cosine = Math.sin(p) * Math.sin(q) + Math.cos(p) * Math.cos(q) * Math.cos(turn);
  return Math.acos(Math.max(-1, Math.min(1, cosine))) * 6_378_100;
}

const longitude = fc.oneof(
  fc.constantFrom(-180, 180, 179.9999, -179.9999, 0, 45, 90),
  fc.double({ min: -180, max: 180, noNaN: true }),
);
const latitude = fc.oneof(
  fc.constantFrom(-90, 90, 89.99, -89.99, 0, 45),
  fc.double({ min: -90, max: 90, noNaN: true }),
);
const position = fc.tuple(longitude, latitude);
const square = fc.tuple(position, position).map(([[a, b], [c, d]]) => ({
  type: 'Polygon',
  coordinates: [
    [
      [Math.min(a, c), Math.min(b, d)],
      [Math.max(a, c), Math.min(b, d)],
      [Math.max(a, c), Math.max(b, d)],
      [Math.min(a, c), Math.max(b, d)],
      [Math.min(a, c), Math.min(b, d)],
    ],
  ],
}));
const shape = fc.oneof(
  { weight: 4, arbitrary: position.map(point) },
  {
    weight: 1,
    arbitrary: fc.tuple(position, position).map((coordinates) => ({ type: 'LineString', coordinates })),
  },
  { weight: 1, arbitrary: square },
  {
    weight: 1,
    arbitrary: fc
      .array(position, { minLength: 1, maxLength: 3 })
      .map((coordinates) => ({ type: 'MultiPoint', coordinates })),
  },
);

test('never changes an answer: polygons, circles, what meets what', async () => {
  const question = fc.oneof(
    square.map(($geometry) => ({ $geoWithin: { $geometry } })),
    shape.map(($geometry) => ({ $geoIntersects: { $geometry } })),
    fc
      .tuple(position, fc.constantFrom(0, 1e-6, 0.01, 0.3, 1, 2, 3.2))
      .map(([centre, radians]) => ({ $geoWithin: { $centerSphere: [centre, radians] } })),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(shape, { minLength: 1, maxLength: 20 }),
      fc.array(question, { minLength: 1, maxLength: 8 }),
      async (shapes, questions) => {
        const documents = shapes.map((one, n) => ({ _id: `d${n}`, at: one }));
        for (const collectionName of ['plain', 'indexed']) {
          await database.handle({ action: 'database.removeDocument', collectionName });
          await insert(collectionName, documents);
        }
        for (const one of questions) {
          expect(ids('indexed', { at: one })).toEqual(ids('plain', { at: one }));
          const within = { $and: [{ at: one }, { _id: { $gt: 'd1' } }] };
          expect(ids('indexed', within)).toEqual(ids('plain', within));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('the nearest are the nearest, within the limits, wherever the circle reaches', async () => {
  const distance = fc.constantFrom(0, 1, 50_000, 1_000_000, 9_000_000, 15_000_000, 21_000_000);
  await fc.assert(
    fc.asyncProperty(
      fc.array(position, { minLength: 1, maxLength: 25 }),
      position,
      fc.record({ $minDistance: distance, $maxDistance: distance }, { requiredKeys: [] }),
      fc.integer({ min: 1, max: 30 }),
      async (positions, from, limits, limit) => {
        await database.handle({ action: 'database.removeDocument', collectionName: 'indexed' });
        await insert(
          'indexed',
          positions.map((one, n) => ({ _id: `d${n}`, at: point(one) })),
        );
        const near = { $nearSphere: { $geometry: point(from), ...limits } };
        const found = database.find('indexed', { at: near }, { limit }).documents;
        const away = found.map((one) =>
          metresBetween((one.at as { coordinates: Position }).coordinates, from),
        );
        // A metre is what the two formulas may differ by.
        const expected = positions
          .map((one) => metresBetween(one, from))
          .filter((metres) => metres >= (limits.$minDistance ?? 0) && metres <= (limits.$maxDistance ?? 1e9))
          .sort((a, b) => a - b)
          .slice(0, limit);
        const edges = [limits.$minDistance, limits.$maxDistance];
        const onEdge = positions.some((one) =>
          edges.some((edge) => edge !== undefined && Math.abs(metresBetween(one, from) - edge) < 1),
        );
        if (onEdge) return;
        expect(away).toHaveLength(expected.length);
        away.forEach((metres, n) => {
          expect(Math.abs(metres - Number(expected[n]))).toBeLessThan(1);
        });
      },
    ),
    { numRuns: 300 },
  );
});

test('a place is looked for over its index, however many there are elsewhere', async () => {
  const around = (n: number): Position => [((n * 137.5) % 360) - 180, ((n * 61.8) % 178) - 89];
  const examined: number[][] = [];
  for (const size of [2_000, 20_000]) {
    const before = Number(database.count('many', {}));
    for (let n = before; n < size; n += 1000)
      await insert(
        'many',
        Array.from({ length: 1000 }, (_, k) => ({ _id: `m${n + k}`, at: point(around(n + k)) })),
      );
    if (before === 0)
      await insert(
        'many',
        [0, 1, 2].map((n) => ({ _id: `here${n}`, at: point([116.4 + n / 1000, 39.9]) })),
      );
    const of = (where: Record<string, unknown>, options = {}) => database.find('many', where, options);
    const $geometry = point([116.4, 39.9]);
    const answers = [
      of({ at: { $nearSphere: { $geometry, $maxDistance: 500 } } }),
      of({ at: { $nearSphere: { $geometry } } }, { limit: 3 }),
      of({ at: { $geoWithin: { $centerSphere: [[116.4, 39.9], 500 / 6_378_100] } } }),
    ];
    expect(answers.map(({ documents }) => documents.length)).toEqual([3, 3, 3]);
    examined.push(answers.map((one) => one.examined));
  }
  expect(examined).toEqual([
    [3, 3, 3],
    [3, 3, 3],
  ]);
});

test('declared later it is built from what is there, changed with it, and dropped with its declaration', async () => {
  await database.handle({ action: 'database.removeDocument', collectionName: 'plain' });
  await insert('plain', [{ _id: 'before', at: point([10, 10]) }, { _id: 'no place' }]);
  const near = { at: { $nearSphere: { $geometry: point([10, 10]), $maxDistance: 10 } } };
  const again = async (places: readonly string[]) => {
    await database.close();
    database = open(places);
  };
  expect(() => database.find('plain', near)).toThrow('unable to find index');
  await again(['indexed', 'many', 'plain']);
  expect(ids('plain', near)).toEqual(['before']);
  const $set = { at: point([20, 20]) };
  await database.handle({
    action: 'database.modifyDocument',
    collectionName: 'plain',
    queryType: 'WHERE',
    multi: true,
    query: '{"_id":"before"}',
    data: JSON.stringify({ $set }),
  });
  expect(ids('plain', near)).toEqual([]);
  expect(database.find('plain', { at: { $geoWithin: { $centerSphere: [[20, 20], 0.001] } } })).toMatchObject({
    documents: [{ _id: 'before' }],
    examined: 1,
  });
  await again(['indexed', 'many']);
  expect(() => database.find('plain', near)).toThrow('unable to find index');
});

test('of several keys the place narrows and the rest is judged', async () => {
  await database.close();
  database = openDatabase({
    directory,
    now: () => 0,
    indexes: {
      shops: [
        {
          name: 'kind_at',
          keys: [
            ['kind', 1],
            ['at', '2dsphere'],
          ],
        },
      ],
    },
  });
  await insert('shops', [
    { _id: 'a', kind: 'tea', at: point([1, 1]) },
    { _id: 'b', kind: 'book', at: point([1, 1]) },
    { _id: 'c', kind: 'tea', at: point([50, 50]) },
  ]);
  const where = { kind: 'tea', at: { $geoWithin: { $centerSphere: [[1, 1], 0.01] } } };
  expect(database.find('shops', where)).toMatchObject({ documents: [{ _id: 'a' }], examined: 2 });
});
