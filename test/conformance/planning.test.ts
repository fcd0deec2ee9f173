import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Database, openDatabase } from '../../emulator/database/database';
import { valuesAt } from '../../emulator/database/field-path';
import { encodeValue } from '../../emulator/database/value-order';

let directory: string;
let database: Database;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'planning-'));
  database = openDatabase({
    directory,
    now: () => 0,
    collections: ['plain'],
    indexes: {
      indexed: [
        {
          name: 'ab',
          keys: [
            ['a', 1],
            ['b', -1],
          ],
        },
        { name: 'b', keys: [['b', 1]] },
        {
          name: 'c',
          keys: [
            ['c', -1],
            ['a', 1],
          ],
        },
      ],
      long: [
        { name: 'up', keys: [['a', 1]] },
        { name: 'down', keys: [['b', -1]] },
      ],
      falling: [{ name: 'n', keys: [['n', -1]] }],
      reminders: [
        {
          name: 'due',
          keys: [
            ['status', 1],
            ['dueAt', 1],
          ],
        },
      ],
    },
  });
});
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true });
});

const insert = (collectionName: string, data: object[]) =>
  database.handle({
    action: 'database.insertDocument',
    collectionName,
    data: data.map((one) => JSON.stringify(one)),
  });

describe('documents examined', () => {
  beforeAll(async () => {
    await insert(
      'reminders',
      Array.from({ length: 500 }, (_, i) => ({ _id: `r${i}`, status: i % 2 ? 'sent' : 'due', dueAt: i })),
    );
  });
  const examined = (where: Record<string, unknown>, options = {}) =>
    database.find('reminders', where, options);

  test('by id, one document is examined', async () => {
    expect(examined({ _id: 'r7' })).toMatchObject({ documents: [{ dueAt: 7 }], examined: 1 });
  });

  test('by a list of ids, as many as there are', async () => {
    expect(examined({ _id: { $in: ['r1', 'r2', 'none', 'r1'] } })).toMatchObject({
      documents: { length: 2 },
      examined: 2,
    });
  });

  test('an equality and a range over the compound index examine what they find', async () => {
    expect(examined({ status: 'due', dueAt: { $lte: 20 } })).toMatchObject({
      documents: { length: 11 },
      examined: 11,
    });
    expect(examined({ status: 'due', dueAt: { $gt: 10, $lt: 20 } })).toMatchObject({
      documents: { length: 4 },
      examined: 4,
    });
  });

  test('a descending index is as exact, whichever bounds are included', async () => {
    const down = (where: Record<string, unknown>) => database.find('falling', where);
    await insert(
      'falling',
      Array.from({ length: 50 }, (_, i) => ({ _id: `f${i}`, n: i })),
    );
    expect(down({ n: { $gt: 10, $lt: 20 } })).toMatchObject({ documents: { length: 9 }, examined: 9 });
    expect(down({ n: { $gte: 10, $lte: 20 } })).toMatchObject({ documents: { length: 11 }, examined: 11 });
    expect(down({ n: { $gte: 45 } })).toMatchObject({ documents: { length: 5 }, examined: 5 });
    expect(down({ n: { $lt: 5 } })).toMatchObject({ documents: { length: 5 }, examined: 5 });
    expect(down({ n: 7 })).toMatchObject({ documents: { length: 1 }, examined: 1 });
    expect(database.find('falling', {}, { sort: { n: 1 }, limit: 2 })).toMatchObject({
      documents: [{ n: 0 }, { n: 1 }],
      examined: 2,
    });
  });

  test('an order over the index stops at the limit, in both directions', async () => {
    const up = examined({ status: 'due' }, { sort: { dueAt: 1 }, limit: 3 });
    expect(up.documents.map((one) => one.dueAt)).toEqual([0, 2, 4]);
    const down = examined({ status: 'due' }, { sort: { dueAt: -1 }, limit: 3 });
    expect(down.documents.map((one) => one.dueAt)).toEqual([498, 496, 494]);
    expect([up.examined, down.examined]).toEqual([3, 3]);
  });

  test('without an index every document is examined', async () => {
    expect(examined({ dueAt: 3 })).toMatchObject({ documents: { length: 1 }, examined: 500 });
  });
});

describe('an index never changes an answer', () => {
  const scalar = fc.oneof(
    fc.constantFrom(
      null,
      true,
      false,
      0,
      1,
      2,
      -1,
      1.5,
      1e300,
      '',
      'a',
      'ab',
      'b',
      '\u{1F600}',
      '\uffee',
      'x'.repeat(170),
      'x'.repeat(250),
      `${'x'.repeat(250)}y`,
    ),
    fc.integer({ min: -3, max: 3 }),
  );
  const value = fc.oneof(
    { weight: 6, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 0, max: 3 }).map((n) => ({ $date: new Date(n * 1000).toISOString() })),
    },
    { weight: 1, arbitrary: fc.record({ k: scalar }) },
  );
  const document = fc.record({ a: value, b: value, c: value }, { requiredKeys: [] });
  const test_ = fc.oneof(
    scalar,
    fc.record({ $in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
    fc
      .record({ $gt: scalar, $lte: scalar }, { requiredKeys: [] })
      .filter((one) => Object.keys(one).length > 0),
    fc
      .record({ $gte: scalar, $lt: scalar }, { requiredKeys: [] })
      .filter((one) => Object.keys(one).length > 0),
    fc.record({ $ne: scalar }),
  );
  const query = fc.record({ a: test_, b: test_, c: test_ }, { requiredKeys: [] });
  const direction = fc.constantFrom(1 as const, -1 as const);
  const sort = fc
    .constantFrom(['a'], ['b'], ['a', 'b'], ['b', 'a'], ['c', 'a'], ['c'])
    .chain((fields) =>
      fc
        .tuple(...fields.map(() => direction))
        .map((turns) => Object.fromEntries(fields.map((field, i) => [field, turns[i] ?? 1]))),
    );

  test('for random documents, conditions and orders', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(query, sort), { minLength: 1, maxLength: 4 }),
        async (documents, queries) => {
          const named = documents.map((one, i) => ({ _id: `d${i}`, ...one }));
          await database.handle({ action: 'database.removeDocument', collectionName: 'plain' });
          await database.handle({ action: 'database.removeDocument', collectionName: 'indexed' });
          await insert('plain', named);
          await insert('indexed', named);
          for (const [where, order] of queries) {
            const ids = (name: string) =>
              database
                .find(name, where)
                .documents.map((one) => one._id)
                .sort();
            expect(ids('indexed')).toEqual(ids('plain'));
            const fields = Object.keys(order);
            const keys = (name: string) =>
              database.find(name, where, { sort: order }).documents.map((one) =>
                fields.map((field) =>
                  valuesAt(one, field)
                    .values.map((v) => encodeValue(v).toString('hex'))
                    .sort()
                    .at(order[field] === 1 ? 0 : -1),
                ),
              );
            expect(keys('indexed')).toEqual(keys('plain'));
          }
        },
      ),
      { numRuns: 150, seed: 20260701 },
    );
  });
});

describe('texts too long for an index', () => {
  const text = fc
    .tuple(
      fc.constantFrom(0, 100, 155, 156, 157, 158, 159, 160, 161, 190, 197, 198, 199, 250, 5000),
      fc.constantFrom('', 'a', 'b', 'y', 'z', '\u{1F600}'),
    )
    .map(([length, end]) => 'x'.repeat(length) + end);

  test('are found and ordered like short ones', async () => {
    const bounds = fc.record({ from: text, to: text, inclusive: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 10 }),
        fc.array(bounds, { minLength: 1, maxLength: 6 }),
        async (texts, ranges) => {
          for (const name of ['plain', 'long']) {
            await database.handle({ action: 'database.removeDocument', collectionName: name });
            await insert(
              name,
              texts.map((one, i) => ({ _id: `d${i}`, a: one, b: one })),
            );
          }
          for (const { from, to, inclusive } of ranges)
            for (const field of ['a', 'b']) {
              for (const test of inclusive
                ? [{ $gte: from, $lte: to }, { $gte: from }, { $lte: to }]
                : [{ $gt: from, $lt: to }, { $gt: from }, { $lt: to }, from]) {
                const found = (name: string, turn: 1 | -1) =>
                  database
                    .find(name, { [field]: test }, { sort: { [field]: turn } })
                    .documents.map((one) => one[field]);
                expect(found('long', 1)).toEqual(found('plain', 1));
                expect(found('long', -1)).toEqual(found('plain', -1));
              }
            }
        },
      ),
      { numRuns: 60, seed: 20260701 },
    );
  });
});

test("the order of values is MongoDB's", () => {
  const ordered = [
    null,
    Number.NaN,
    -1e308,
    -1,
    -0.5,
    0,
    1e-300,
    1,
    2 ** 53,
    '',
    'A',
    'a',
    'a\0',
    'aa',
    '廉',
    '\u{1F600}',
    { a: 1 },
    { a: 2 },
    { a: 2, b: 0 },
    { b: 0 },
    [],
    [1],
    [1, 0],
    [2],
    false,
    true,
    new Date(-5),
    new Date(0),
    new Date(5),
  ];
  const sorted = [...ordered].reverse().sort((x, y) => Buffer.compare(encodeValue(x), encodeValue(y)));
  expect(sorted).toEqual(ordered);
});
