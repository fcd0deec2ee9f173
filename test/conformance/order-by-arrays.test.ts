import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../emulator/database/database';

let directory: string;
let database: Database;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'order-by-arrays-'));
  const placed = [{ name: 'path', keys: [['path', 1] as const, ['at', 1] as const] }];
  database = openDatabase({ directory, now: () => 0, collections: [], indexes: { placed } });
});
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true });
});

const insert = (data: object[]) =>
  database.handle({
    action: 'database.insertDocument',
    collectionName: 'placed',
    data: data.map((one) => JSON.stringify(one)),
  });

test('one value of an array and an order by another field stop at the limit; an order that arrays decide does not', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    _id: `p${i}`,
    path: ['d', `u${i % 3}`],
    at: (i * 7) % 60,
  }));
  await insert(rows);
  const below = (sort: Record<string, 1 | -1>, where: object = { path: 'u1' }) =>
    database.find('placed', where as Record<string, unknown>, { sort, limit: 3 });
  const up = below({ at: 1 });
  const own = rows.filter(({ path }) => path[1] === 'u1').map(({ at }) => at);
  expect(up.documents.map(({ at }) => at)).toEqual(own.sort((a, b) => a - b).slice(0, 3));
  expect(up.examined).toBe(3);
  expect(below({ at: -1 }).examined).toBe(3);
  await insert([{ _id: 'least', path: ['a', 'u1'], at: 99 }]);
  expect(below({ path: 1 }).documents[0]?._id).toBe('least');
  await insert([{ _id: 'several', path: ['u1'], at: [-1, 100] }]);
  expect(below({ at: 1 }).documents.map(({ _id }) => _id)[0]).toBe('several');
  expect(
    below({ at: -1 })
      .documents.map(({ _id }) => _id)
      .slice(0, 2),
  ).toEqual(['several', 'least']);
});
