import { EJSON } from 'bson';
import fc from 'fast-check';
import { type Cloud, startCloud } from './support/cloud';
import { compare, type Document, matches, sorted, type Value } from './support/mongo-model';

// Values of all types against one another: what the emulator finds and how it orders is what a second, independent writing of MongoDB's
// rules says; with an index, without one, and in a pipeline.

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({
    durability: 'process',
    collections: ['plain'],
    indexes: {
      indexed: [
        { name: 'a', keys: [['a', 1]] },
        { name: 'down', keys: [['b', -1]] },
        { name: 'deep', keys: [['a.k', 1]] },
      ],
    },
  });
});
afterAll(() => cloud.close());

const scalar: fc.Arbitrary<Value> = fc.constantFrom<Value[]>(
  ...[null, true, false, 0, -0, 1, 2, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e300],
  ...['', 'a', 'ab', 'b', 'B', '10', '9', '\u{1F600}', '\uffee', '廉', 'a\0'],
  ...[new Date(0), new Date(-1000), new Date(5000)],
);
const small: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.record({ k: scalar, l: scalar }, { requiredKeys: [] }) },
);
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(small, { maxLength: 3 }) },
  { weight: 2, arbitrary: fc.record({ k: small, l: scalar }, { requiredKeys: [] }) },
);
const document = fc.record({ a: value, b: value }, { requiredKeys: [] });
const documents = fc
  .array(document, { minLength: 1, maxLength: 10 })
  .map((list) => list.map((one, n): Document => ({ _id: `d${n}`, ...one })));

const comparison = fc.oneof(
  ...['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'].map((name) => value.map((one) => ({ [name]: one }))),
  ...['$in', '$nin', '$all'].map((name) =>
    fc.array(value, { minLength: 1, maxLength: 3 }).map((list) => ({ [name]: list })),
  ),
  fc.boolean().map(($exists) => ({ $exists })),
);
const condition = fc.oneof(
  { weight: 6, arbitrary: comparison },
  { weight: 1, arbitrary: comparison.map(($not) => ({ $not })) },
  { weight: 2, arbitrary: fc.tuple(comparison, comparison).map(([one, other]) => ({ ...one, ...other })) },
);
const field = fc.constantFrom('a', 'b', 'a.k', 'b.k');
const simple = fc.tuple(field, condition).map(([name, test]) => ({ [name]: test }));
const query: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 5, arbitrary: simple },
  ...['$and', '$or', '$nor'].map((name) => ({
    weight: 1,
    arbitrary: fc.array(simple, { minLength: 1, maxLength: 2 }).map((parts) => ({ [name]: parts })),
  })),
);

async function fill(list: readonly Document[]): Promise<void> {
  for (const collectionName of ['plain', 'indexed']) {
    await cloud.database.handle({ action: 'database.removeDocument', collectionName, query: '{}' });
    await ask('database.insertDocument', { collectionName, data: list.map((one) => EJSON.stringify(one)) });
  }
}

async function ask(action: string, more: object): Promise<Document[]> {
  const { body } = await cloud.database.handle({ action, limit: 1000, ...more });
  expect(body.code).toBeUndefined();
  const { list } = (body.data ?? {}) as { list?: string[] };
  return (list ?? []).map((text) => EJSON.parse(text) as Document);
}

const pipeline = (...stages: object[]) =>
  ask('database.aggregateDocuments', {
    collectionName: 'plain',
    stages: stages.map((stage) => {
      const [[stageKey, operand]] = Object.entries(stage) as [[string, unknown]];
      return { stageKey, stageValue: EJSON.stringify(operand) };
    }),
  });
const ids = (list: readonly Document[]) => list.map(({ _id }) => _id);

test('a condition finds what MongoDB finds', async () => {
  await fc.assert(
    fc.asyncProperty(documents, fc.array(query, { minLength: 4, maxLength: 6 }), async (list, queries) => {
      await fill(list);
      for (const where of queries) {
        const wanted = ids(list.filter((one) => matches(one, where)));
        for (const collectionName of ['plain', 'indexed']) {
          const there = await ask('database.getDocument', { collectionName, query: EJSON.stringify(where) });
          expect([collectionName, ids(there).sort()]).toEqual([collectionName, wanted]);
        }
        expect(ids(await pipeline({ $addFields: { more: 1 } }, { $match: where })).sort()).toEqual(wanted);
      }
    }),
    { numRuns: 100, seed: 20260701 },
  );
});

test('documents come in the order in which MongoDB orders them', async () => {
  await fc.assert(
    fc.asyncProperty(documents, field, fc.constantFrom(1 as const, -1 as const), async (list, path, turn) => {
      await fill(list);
      const wanted = ids(sorted(list, path, turn));
      const order = [{ field: path, direction: turn === 1 ? 'asc' : 'desc' }];
      expect(ids(await ask('database.getDocument', { collectionName: 'plain', order }))).toEqual(wanted);
      expect(ids(await pipeline({ $addFields: { more: 1 } }, { $sort: { [path]: turn } }))).toEqual(wanted);
    }),
    { numRuns: 80, seed: 20260701 },
  );
});

test('groups, the least and the greatest of a group, and sets go by the same comparison', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (list) => {
      await fill(list);
      const values = list.map((one) => one.a ?? null);
      const different = values.filter(
        (one, n) => values.findIndex((other) => compare(one, other) === 0) === n,
      );
      const groups = await pipeline({ $group: { _id: '$a', n: { $sum: 1 } } });
      expect(groups).toHaveLength(different.length);
      for (const { _id, n } of groups)
        expect(n).toBe(values.filter((one) => compare(one, _id as Value) === 0).length);
      const there = list.flatMap((one) => (one.a === undefined ? [] : [one.a]));
      const [all = {}] = await pipeline({
        $group: {
          _id: 1,
          least: { $min: '$a' },
          most: { $max: '$a' },
          set: { $addToSet: '$a' },
          all: { $push: '$a' },
        },
      });
      const most = (turn: 1 | -1) =>
        there.reduce<Value>(
          (best, one) => (one !== null && (best === null || compare(one, best) * turn > 0) ? one : best),
          null,
        );
      expect(compare(all.least ?? null, most(-1))).toBe(0);
      expect(compare(all.most ?? null, most(1))).toBe(0);
      expect(compare(all.all ?? null, there)).toBe(0);
      const once = there.filter((one, n) => there.findIndex((other) => compare(one, other) === 0) === n);
      expect(all.set).toHaveLength(once.length);
      const sets = { of: { $setUnion: ['$all', []] }, same: { $setEquals: ['$all', '$set'] } };
      const [made = {}] = await pipeline(
        { $group: { _id: 1, all: { $push: '$a' }, set: { $addToSet: '$a' } } },
        { $project: sets },
      );
      expect([made.of, made.same]).toEqual([expect.any(Array), true]);
      expect(made.of).toHaveLength(once.length);
    }),
    { numRuns: 60, seed: 20260701 },
  );
});

test('updates compare in the same way', async () => {
  await fc.assert(
    fc.asyncProperty(value, value, fc.array(value, { maxLength: 4 }), async (old, given, list) => {
      await fill([{ _id: 'x', a: old, b: list }]);
      const update = async (operator: string, name: string) => {
        const data = EJSON.stringify({ [operator]: { [name]: given } });
        await ask('database.modifyDocument', {
          collectionName: 'plain',
          query: '{"_id":"x"}',
          data,
          updateType: 1,
        });
        return (await ask('database.getDocument', { collectionName: 'plain' }))[0]?.[name] as Value;
      };
      expect(compare(await update('$min', 'a'), compare(given, old) < 0 ? given : old)).toBe(0);
      await fill([{ _id: 'x', a: old, b: list }]);
      expect(compare(await update('$max', 'a'), compare(given, old) > 0 ? given : old)).toBe(0);
      const without = list.filter((one) => compare(one, given) !== 0);
      if (typeof given !== 'object' || given === null || Array.isArray(given))
        expect(compare(await update('$pull', 'b'), without)).toBe(0);
      const before = (await ask('database.getDocument', { collectionName: 'plain' }))[0]?.b as Value[];
      const added = before.some((one) => compare(one, given) === 0) ? before : [...before, given];
      expect(compare(await update('$addToSet', 'b'), added)).toBe(0);
    }),
    { numRuns: 50, seed: 20260701 },
  );
});
