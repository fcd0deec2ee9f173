import { type Cloud, startCloud } from './support/cloud';
import { type SdkDatabase, wxDatabase } from './support/sdk';

// `command.jsonSchema` in a query: every keyword holds for one document and not for another; what cannot be read is an error.

let cloud: Cloud;
let db: SdkDatabase;
beforeAll(async () => {
  cloud = await startCloud({ collections: ['c'] });
  db = wxDatabase();
  await db.collection('c').add({ data: [{ _id: 'x', ...DOCUMENT }] });
});
afterAll(() => cloud.close());

const DOCUMENT = {
  n: 6,
  half: 2.5,
  s: '廉洁ab',
  l: [1, 2, 2],
  o: { a: 1, b: 'x' },
  at: new Date('2026-07-01T00:00:00Z'),
  t: true,
  z: null,
};

const holds = async (schema: object): Promise<boolean> =>
  (await db.collection('c').where(db.command.jsonSchema(schema)).count()).total === 1;
const of = (field: string, schema: object) => ({ properties: { [field]: schema } });

// Keyword, a schema that holds, one that does not.
const KEYWORDS: Readonly<Record<string, readonly [right: object, wrong: object]>> = {
  title: [{ title: 'a' }, { title: 'a', required: ['none'] }],
  description: [{ description: 'a' }, { description: 'a', required: ['none'] }],
  bsonType: [of('at', { bsonType: 'date' }), of('at', { bsonType: ['string', 'null'] })],
  type: [of('n', { type: 'number' }), of('n', { type: 'string' })],
  enum: [of('n', { enum: [1, 6] }), of('n', { enum: ['6'] })],
  allOf: [{ allOf: [{ required: ['n'] }, { required: ['s'] }] }, { allOf: [{ required: ['none'] }] }],
  anyOf: [{ anyOf: [{ required: ['none'] }, { required: ['s'] }] }, { anyOf: [{ required: ['none'] }] }],
  oneOf: [
    { oneOf: [{ required: ['none'] }, { required: ['s'] }] },
    { oneOf: [{ required: ['n'] }, { required: ['s'] }] },
  ],
  not: [{ not: { required: ['none'] } }, { not: { required: ['n'] } }],
  required: [{ required: ['n', 'z'] }, { required: ['n', 'none'] }],
  properties: [of('o', of('a', { minimum: 1 })), of('o', of('a', { minimum: 2 }))],
  patternProperties: [
    of('o', { patternProperties: { '^a': { bsonType: 'int' } } }),
    of('o', { patternProperties: { '^b': { bsonType: 'int' } } }),
  ],
  additionalProperties: [
    of('o', { ...of('a', {}), patternProperties: { b: {} }, additionalProperties: false }),
    of('o', { ...of('a', {}), additionalProperties: { bsonType: 'int' } }),
  ],
  dependencies: [
    of('o', { dependencies: { a: ['b'] } }),
    of('o', { dependencies: { a: of('b', { type: 'null' }) } }),
  ],
  minProperties: [of('o', { minProperties: 2 }), of('o', { minProperties: 3 })],
  maxProperties: [of('o', { maxProperties: 2 }), of('o', { maxProperties: 1 })],
  items: [of('l', { items: { maximum: 2 } }), of('l', { items: [{}, { maximum: 1 }] })],
  additionalItems: [
    of('l', { items: [{}, {}, {}], additionalItems: false }),
    of('l', { items: [{}], additionalItems: false }),
  ],
  minItems: [of('l', { minItems: 3 }), of('l', { minItems: 4 })],
  maxItems: [of('l', { maxItems: 3 }), of('l', { maxItems: 2 })],
  uniqueItems: [of('l', { uniqueItems: false }), of('l', { uniqueItems: true })],
  minimum: [of('n', { minimum: 6 }), of('n', { minimum: 7 })],
  maximum: [of('n', { maximum: 6 }), of('n', { maximum: 5 })],
  exclusiveMinimum: [
    of('n', { minimum: 5, exclusiveMinimum: true }),
    of('n', { minimum: 6, exclusiveMinimum: true }),
  ],
  exclusiveMaximum: [
    of('n', { maximum: 7, exclusiveMaximum: true }),
    of('n', { maximum: 6, exclusiveMaximum: true }),
  ],
  multipleOf: [of('n', { multipleOf: 1.5 }), of('n', { multipleOf: 4 })],
  minLength: [of('s', { minLength: 4 }), of('s', { minLength: 5 })],
  maxLength: [of('s', { maxLength: 4 }), of('s', { maxLength: 3 })],
  pattern: [of('s', { pattern: 'b$' }), of('s', { pattern: '^b' })],
};

test.each(Object.keys(KEYWORDS))('%s', async (name) => {
  const [right, wrong] = KEYWORDS[name] ?? [];
  expect([await holds(right as object), await holds(wrong as object)]).toEqual([true, false]);
});

test('a keyword says nothing of another type, nor of a field that is not there', async () => {
  expect(
    await holds({ properties: { s: { minimum: 9, minItems: 9, minProperties: 9 }, none: { minimum: 1 } } }),
  ).toBe(true);
});

test('whole numbers are ints whatever they were sent as', async () => {
  const types = async (field: string, ...names: string[]) =>
    Promise.all(names.map((bsonType) => holds(of(field, { bsonType }))));
  expect(await types('n', 'int', 'long', 'double', 'number')).toEqual([true, false, false, true]);
  expect(await types('half', 'int', 'long', 'double', 'number')).toEqual([false, false, true, true]);
});

test('with other conditions, and in a pipeline', async () => {
  const schema = db.command.jsonSchema({ required: ['n'] });
  expect(
    (
      await db
        .collection('c')
        .where({ n: 6, ...schema })
        .count()
    ).total,
  ).toBe(1);
  const { list } = await db.collection('c').aggregate().match(schema).project({ _id: 1 }).end();
  expect(list).toEqual([{ _id: 'x' }]);
});

test.each([
  { nonsense: 1 },
  { $ref: '#' },
  { bsonType: 'whole' },
  { type: 'int' },
  { required: [] },
  { properties: { n: 5 } },
  { allOf: [] },
  { minLength: -1 },
  { pattern: '(' },
  { exclusiveMinimum: true },
])('%j is an error', async (schema) => {
  await expect(holds(schema)).rejects.toMatchObject({
    errCode: -502001,
    errMsg: expect.stringContaining('$jsonSchema'),
  });
});
