import { type Cloud, startCloud } from './support/cloud';
import { nodeDatabase, type SdkDatabase, wxDatabase } from './support/sdk';

let cloud: Cloud;
let db: SdkDatabase;
let node: SdkDatabase;

beforeAll(async () => {
  cloud = await startCloud({
    collections: ['accounts'],
    indexes: { people: [{ name: 'email', keys: [['email', 1]], unique: true }] },
    transactionIdleMs: 300,
    lockWaitMs: 1_000,
  });
  db = wxDatabase();
  node = nodeDatabase();
});
afterAll(() => cloud.close());
beforeEach(async () => {
  await cloud.database.reset();
  await db.collection('accounts').add({
    data: [
      { _id: 'a', sum: 10 },
      { _id: 'b', sum: 0 },
    ],
  });
});

const sum = async (id: string) => (await db.collection('accounts').doc(id).get()).data?.sum;

describe('one transaction', () => {
  test('commits all its writes together', async () => {
    const result = await db.runTransaction(async (transaction: SdkDatabase) => {
      const from = await transaction.collection('accounts').doc('a').get();
      await transaction
        .collection('accounts')
        .doc('a')
        .update({ data: { sum: from.data.sum - 4 } });
      await transaction
        .collection('accounts')
        .doc('b')
        .update({ data: { sum: db.command.inc(4) } });
      await transaction
        .collection('accounts')
        .doc('new')
        .set({ data: { sum: 1 } });
      const { _id } = await transaction.collection('accounts').add({ data: { sum: 2 } });
      return _id;
    });
    expect([await sum('a'), await sum('b'), await sum('new'), await sum(result)]).toEqual([6, 4, 1, 2]);
  });

  test('sees its own writes, and nobody else does before the commit', async () => {
    const transaction = await db.startTransaction();
    const a = transaction.collection('accounts').doc('a');
    await a.update({ data: { sum: 99 } });
    await transaction.collection('accounts').doc('b').remove();
    expect((await a.get()).data.sum).toBe(99);
    expect((await transaction.collection('accounts').doc('b').get()).data).toBeNull();
    expect([await sum('a'), await sum('b')]).toEqual([10, 0]);
    await transaction.commit();
    expect([await sum('a'), await sum('b')]).toEqual([99, undefined]);
  });

  test('rolled back, it leaves nothing', async () => {
    const call = db.runTransaction(async (transaction: SdkDatabase) => {
      await transaction
        .collection('accounts')
        .doc('a')
        .update({ data: { sum: 0 } });
      await transaction.rollback('no');
    });
    await expect(call).rejects.toBe('no');
    expect(await sum('a')).toBe(10);
  });

  test('a throw in the callback rolls it back', async () => {
    const call = db.runTransaction(async (transaction: SdkDatabase) => {
      await transaction.collection('accounts').doc('a').remove();
      throw new Error('stop');
    });
    await expect(call).rejects.toThrow('stop');
    expect(await sum('a')).toBe(10);
  });

  test('refuses conditions, as production does', async () => {
    const transaction = await node.startTransaction();
    await expect(transaction.collection('accounts').where({ sum: 10 }).get()).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    });
    await transaction.rollback();
  });

  test('left idle for too long, it is gone', async () => {
    const transaction = await node.startTransaction();
    await transaction.collection('accounts').doc('a').update({ sum: 0 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_NOT_EXIST' });
    expect(await sum('a')).toBe(10);
  });

  test('cannot be committed twice', async () => {
    const transaction = await node.startTransaction();
    await transaction.commit();
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_NOT_EXIST' });
  });
});

describe('snapshot isolation', () => {
  test('reads stay as they were at the start', async () => {
    const transaction = await node.startTransaction();
    await db
      .collection('accounts')
      .doc('a')
      .update({ data: { sum: 77 } });
    await db
      .collection('accounts')
      .doc('late')
      .set({ data: { sum: 1 } });
    expect((await transaction.collection('accounts').doc('a').get()).data.sum).toBe(10);
    expect((await transaction.collection('accounts').doc('late').get()).data).toBeNull();
    await transaction.rollback();
  });

  test('a write of what was changed since the start is a conflict, and ends the transaction', async () => {
    const transaction = await node.startTransaction();
    await db
      .collection('accounts')
      .doc('a')
      .update({ data: { sum: 77 } });
    await expect(transaction.collection('accounts').doc('a').update({ sum: 1 })).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_CONFLICT',
    });
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_NOT_EXIST' });
    expect(await sum('a')).toBe(77);
  });

  test('a write of what another transaction has written is a conflict at once', async () => {
    const first = await node.startTransaction();
    const second = await node.startTransaction();
    await first.collection('accounts').doc('a').update({ sum: 1 });
    await expect(second.collection('accounts').doc('a').update({ sum: 2 })).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_CONFLICT',
    });
    await first.commit();
    expect(await sum('a')).toBe(1);
  });

  test('wx-server-sdk shows such a conflict as -501001 with its name in the text', async () => {
    const first = await db.startTransaction();
    const second = await db.startTransaction();
    await first
      .collection('accounts')
      .doc('a')
      .update({ data: { sum: 1 } });
    await expect(
      second
        .collection('accounts')
        .doc('a')
        .update({ data: { sum: 2 } }),
    ).rejects.toMatchObject({
      errCode: -501001,
      errMsg: expect.stringContaining('DATABASE_TRANSACTION_CONFLICT'),
    });
    await first.rollback();
  });

  test('write skew is possible: two that read the same and write different documents both commit', async () => {
    const first = await node.startTransaction();
    const second = await node.startTransaction();
    for (const one of [first, second]) await one.collection('accounts').doc('a').get();
    await first.collection('accounts').doc('a').update({ sum: 1 });
    await second.collection('accounts').doc('b').update({ sum: 1 });
    await first.commit();
    await second.commit();
    expect([await sum('a'), await sum('b')]).toEqual([1, 1]);
  });

  test('the SDK runs a callback again after a conflict, until it succeeds', async () => {
    let runs = 0;
    await node.runTransaction(async (transaction: SdkDatabase) => {
      runs++;
      const { data } = await transaction.collection('accounts').doc('a').get();
      if (runs < 3)
        await db
          .collection('accounts')
          .doc('a')
          .update({ data: { sum: db.command.inc(100) } });
      await transaction
        .collection('accounts')
        .doc('a')
        .update({ sum: data.sum + 1 });
    });
    expect(runs).toBe(3);
    expect(await sum('a')).toBe(211);
  });

  test('the SDK gives up after three more runs', async () => {
    let runs = 0;
    const call = node.runTransaction(async (transaction: SdkDatabase) => {
      runs++;
      await db
        .collection('accounts')
        .doc('a')
        .update({ data: { sum: db.command.inc(1) } });
      await transaction.collection('accounts').doc('a').update({ sum: 0 });
    });
    await expect(call).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
    expect(runs).toBe(4);
  });

  test('of twenty that make the same document one succeeds', async () => {
    const make = (n: number) =>
      db.runTransaction(async (transaction: SdkDatabase) => {
        const there = await transaction.collection('accounts').doc('only').get();
        if (there.data) throw new Error('there');
        await transaction.collection('accounts').add({ data: { _id: 'only', sum: n } });
      });
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => make(n)));
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('beside plain calls', () => {
  test('a plain update waits for a locked document, then goes on with what was committed', async () => {
    const transaction = await node.startTransaction();
    await transaction.collection('accounts').doc('a').update({ sum: 50 });
    let done = false;
    const plain = db
      .collection('accounts')
      .doc('a')
      .update({ data: { sum: db.command.inc(1) } })
      .then(() => {
        done = true;
      });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(done).toBe(false);
    await transaction.commit();
    await plain;
    expect(await sum('a')).toBe(51);
  });

  test('a plain read does not wait', async () => {
    const transaction = await node.startTransaction();
    await transaction.collection('accounts').doc('a').remove();
    expect(await sum('a')).toBe(10);
    await transaction.rollback();
  });

  test('a plain update gives up when the lock stays', async () => {
    const transaction = await node.startTransaction();
    const keepAlive = setInterval(() => transaction.collection('accounts').doc('b').get(), 100);
    await transaction.collection('accounts').doc('a').update({ sum: 50 });
    await expect(
      db
        .collection('accounts')
        .doc('a')
        .update({ data: { sum: 1 } }),
    ).rejects.toMatchObject({ errCode: -502001 });
    clearInterval(keepAlive);
    await transaction.rollback();
  });
});

describe('unique indexes', () => {
  const people = () => db.collection('people');

  test('a second document with the same value is refused, by add, set and update', async () => {
    await people().add({ data: { _id: '1', email: 'a@x' } });
    await people().add({ data: { _id: '2', email: 'b@x' } });
    const refused = { errCode: -502001, errMsg: expect.stringMatching(/E11000.*email/) };
    await expect(people().add({ data: { email: 'a@x' } })).rejects.toMatchObject(refused);
    await expect(
      people()
        .doc('3')
        .set({ data: { email: 'a@x' } }),
    ).rejects.toMatchObject(refused);
    await expect(
      people()
        .doc('2')
        .update({ data: { email: 'a@x' } }),
    ).rejects.toMatchObject(refused);
    expect((await people().count()).total).toBe(2);
    expect((await people().doc('2').get()).data.email).toBe('b@x');
  });

  test('two documents without the field collide, missing being null', async () => {
    await people().add({ data: { _id: '1' } });
    await expect(people().add({ data: { _id: '2', email: null } })).rejects.toMatchObject({
      errCode: -502001,
    });
  });

  test('a value is free again when its document changed or went', async () => {
    await people().add({ data: { _id: '1', email: 'a@x' } });
    await people()
      .doc('1')
      .update({ data: { email: 'c@x' } });
    await people().add({ data: { _id: '2', email: 'a@x' } });
    await people().doc('2').remove();
    await people().add({ data: { _id: '3', email: 'a@x' } });
    expect((await people().count()).total).toBe(2);
  });

  test('of writes that share a commit only the one that fails is undone, with all its parts', async () => {
    await people().add({ data: { _id: '0', email: 'taken@x' } });
    const results = await Promise.allSettled([
      people().add({ data: { _id: '1', email: 'one@x' } }),
      people().add({
        data: [
          { _id: '2', email: 'two@x' },
          { _id: '3', email: 'taken@x' },
        ],
      }),
      people().add({ data: { _id: '4', email: 'four@x' } }),
    ]);
    expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await people().orderBy('_id', 'asc').get()).data.map((one: { _id: string }) => one._id)).toEqual([
      '0',
      '1',
      '4',
    ]);
    await people().add({ data: { _id: '5', email: 'two@x' } });
    expect((await people().where({ email: 'two@x' }).get()).data).toEqual([{ _id: '5', email: 'two@x' }]);
  });

  test('two transactions cannot both take a value', async () => {
    const first = await node.startTransaction();
    const second = await node.startTransaction();
    await first.collection('people').add({ _id: '1', email: 'a@x' });
    await expect(second.collection('people').add({ _id: '2', email: 'a@x' })).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_CONFLICT',
    });
    await first.commit();
    expect((await people().count()).total).toBe(1);
  });

  test('within a transaction a value can pass from one document to another', async () => {
    await people().add({ data: { _id: '1', email: 'a@x' } });
    const transaction = await node.startTransaction();
    await transaction.collection('people').doc('1').update({ email: 'b@x' });
    await transaction.collection('people').add({ _id: '2', email: 'a@x' });
    await transaction.commit();
    expect(
      (await people().orderBy('_id', 'asc').get()).data.map((one: { email: string }) => one.email),
    ).toEqual(['b@x', 'a@x']);
  });

  test('a plain write that takes the value before the commit makes the commit a conflict', async () => {
    const transaction = await node.startTransaction();
    await transaction.collection('people').add({ _id: '1', email: 'a@x' });
    await people().add({ data: { _id: '2', email: 'a@x' } });
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
    expect((await people().doc('1').get()).data).toBeNull();
  });
});
