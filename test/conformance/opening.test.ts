import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, type DatabaseOptions, openDatabase } from '../../emulator/database/database';

let directory: string;
const opened: Database[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'opening-'));
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  rmSync(directory, { recursive: true, force: true });
});

function open(options: Partial<DatabaseOptions> = {}): Database {
  const database = openDatabase({ directory, now: () => 0, ...options });
  opened.push(database);
  return database;
}
const close = () =>
  opened.splice(0).reduce((before, one) => before.then(() => one.close()), Promise.resolve());
const add = (database: Database, collectionName: string, document: object) =>
  database.handle({ action: 'database.insertDocument', collectionName, data: [JSON.stringify(document)] });

test('what was written is there after closing and opening again', async () => {
  await add(open({ collections: ['c'] }), 'c', { _id: 'x', at: { $date: '2026-07-01T00:00:00Z' } });
  await close();
  const again = open();
  expect(again.find('c', {}).documents).toEqual([{ _id: 'x', at: new Date('2026-07-01T00:00:00Z') }]);
  expect(again.collections()).toEqual([{ name: 'c', count: 1 }]);
});

test('a folder that is in use is refused with the process that has it', async () => {
  open();
  expect(() => openDatabase({ directory, now: () => 0 })).toThrow(`in use by process ${process.pid}`);
  await close();
  open();
});

test('a folder that another living process holds is refused, and taken over when that one has died', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  writeFileSync(join(directory, 'holder.json'), JSON.stringify({ pid: other.pid, startedAt: '' }));
  expect(() => openDatabase({ directory, now: () => 0 })).toThrow(`in use by process ${other.pid}`);
  const died = new Promise((resolve) => other.once('exit', resolve));
  other.kill('SIGKILL');
  await died;
  open();
});

test('a pid that the system gave to another process since is not taken for the holder', async () => {
  writeFileSync(join(directory, 'holder.json'), JSON.stringify({ pid: process.pid, startedAt: '1' }));
  if (existsSync('/proc/self/stat')) open();
  else expect(() => openDatabase({ directory, now: () => 0 })).toThrow('in use');
});

test('a lock that holds nothing readable is taken over', async () => {
  writeFileSync(join(directory, 'holder.json'), '{"pid":');
  open();
});

test('an index that is declared later is built, serves queries, and is dropped when it is declared no longer', async () => {
  const first = open({ collections: ['c'] });
  for (let i = 0; i < 20; i++) await add(first, 'c', { _id: `${i}`, n: i });
  await close();
  const second = open({ indexes: { c: [{ name: 'n', keys: [['n', 1]] }] } });
  expect(second.find('c', { n: 7 })).toMatchObject({ documents: [{ _id: '7' }], examined: 1 });
  await close();
  expect(open().find('c', { n: 7 })).toMatchObject({ documents: [{ _id: '7' }], examined: 20 });
});

test('a unique index that contradicts the documents is refused in a sentence, and the folder is free again', async () => {
  const first = open({ collections: ['c'] });
  await add(first, 'c', { _id: 'a', n: 1 });
  await add(first, 'c', { _id: 'b', n: 1 });
  await close();
  expect(() =>
    openDatabase({
      directory,
      now: () => 0,
      indexes: { c: [{ name: 'n', keys: [['n', 1]], unique: true }] },
    }),
  ).toThrow('The unique index c.n cannot be made: several documents have {"n":1}.');
  await new Promise((resolve) => setTimeout(resolve, 50));
  open();
});

test('closed, it answers with a code, also those who were waiting for a lock', async () => {
  const database = open({ collections: ['c'] });
  await add(database, 'c', { _id: 'a' });
  const { body } = await database.handle({ action: 'database.startTransaction' });
  const remove = {
    action: 'database.removeDocument',
    collectionName: 'c',
    queryType: 'DOC',
    query: '{"_id":"a"}',
  };
  expect((await database.handle({ ...remove, transactionId: body.transactionId })).body).toMatchObject({
    data: { deleted: 1 },
  });
  const waiting = database.handle(remove);
  expect(waiting).toBeInstanceOf(Promise);
  await close();
  expect((await waiting).body).toMatchObject({ code: 'SYS_ERR', message: expect.stringContaining('closed') });
  expect((await database.handle(remove)).body.code).toBe('SYS_ERR');
  await database.close();
});

test('reset leaves the declared collections, empty, and forgets open transactions', async () => {
  const database = open({ collections: ['c'] });
  await add(database, 'c', { _id: 'a' });
  const { body } = await database.handle({ action: 'database.startTransaction' });
  database.handle({ action: 'database.addCollection', collectionName: 'other' });
  database.reset();
  expect(database.collections()).toEqual([{ name: 'c', count: 0 }]);
  const commit = await database.handle({
    action: 'database.commitTransaction',
    transactionId: body.transactionId,
  });
  expect(commit.body.code).toBe('DATABASE_TRANSACTION_NOT_EXIST');
});

test('a file of JSON lines is loaded, with its collections, types and index entries', async () => {
  const path = join(directory, 'import.jsonl');
  const lines = Array.from({ length: 12_000 }, (_, i) =>
    JSON.stringify({
      collection: i % 2 ? 'odd' : 'even',
      document: { _id: i, n: i, at: { $date: { $numberLong: `${i}` } } },
    }),
  );
  writeFileSync(path, `${lines.join('\n')}\n\n`);
  const database = open({ indexes: { odd: [{ name: 'n', keys: [['n', -1]] }] } });
  expect(await database.importFile(path)).toEqual({ documents: 12_000 });
  expect(database.collections()).toEqual([
    { name: 'even', count: 6000 },
    { name: 'odd', count: 6000 },
  ]);
  expect(database.find('odd', { n: 777 })).toEqual({
    documents: [{ _id: 777, n: 777, at: new Date(777) }],
    examined: 1,
  });
});

test('an import names the line that is wrong', async () => {
  const path = join(directory, 'import.jsonl');
  writeFileSync(path, '{"collection":"c","document":{"_id":1}}\n{"collection":"c"}\n');
  await expect(open().importFile(path)).rejects.toThrow('line 2');
});
