import { checkProject } from '../../emulator/project';
import { type Cloud, startCloud } from './support/cloud';
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

test('without an order documents come by id, not as they were added', async () => {
  for (const _id of ['b', 'c', 'a']) await db.collection('c').add({ data: { _id } });
  expect((await db.collection('c').get()).data.map((one: { _id: string }) => one._id)).toEqual([
    'a',
    'b',
    'c',
  ]);
});

test('a duplicate key ends the transaction', async () => {
  await db.collection('c').add({ data: { _id: 'x' } });
  const transaction = await node.startTransaction();
  await transaction.collection('c').add({ _id: 'other' });
  await expect(transaction.collection('c').add({ _id: 'x' })).rejects.toMatchObject({
    message: expect.stringContaining('E11000'),
  });
  await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_NOT_EXIST' });
  expect((await db.collection('c').count()).total).toBe(1);
});

test('addToSet takes each literally', async () => {
  await db.collection('c').add({ data: { _id: 'x', l: [] } });
  await db
    .collection('c')
    .doc('x')
    .update({ data: { l: db.command.addToSet({ each: [1, 2] }) } });
  expect((await db.collection('c').doc('x').get()).data.l).toEqual([{ each: [1, 2] }]);
});

test('six hundred calls in a moment are all answered', async () => {
  const totals = await Promise.all(Array.from({ length: 600 }, () => db.collection('c').count()));
  expect(totals.every(({ total }) => total === 0)).toBe(true);
});

test.each([
  { name: 'gone', keys: [['at', 1]], expireAfterSeconds: 60 },
  { name: 'some', keys: [['at', 1]], partialFilterExpression: { a: 1 } },
  { name: 'words', keys: [['text', 'text']] },
  { name: 'chinese', keys: [['at', 1]], collation: { locale: 'zh' } },
])('an index of a kind that is not there is refused at the start', (index) => {
  expect(() => checkProject({ indexes: { c: [index] } })).toThrow('indexes.c[0]');
});
