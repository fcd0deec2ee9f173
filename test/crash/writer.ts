// Run as a process of its own: writes until it is killed, and says on stdout what was acknowledged, one word a line.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../emulator/database/database';
import { FileStore } from '../../emulator/storage/file-store';

const [directory = '', round = '0'] = process.argv.slice(2);
const database = openDatabase({
  directory,
  now: () => 0,
  durability: Number(round) % 2 ? 'process' : 'disk',
  collections: ['singles', 'pairs', 'counter'],
  indexes: { singles: [{ name: 'group', keys: [['group', 1]] }] },
});

async function call(action: string, fields: Record<string, unknown>): Promise<Record<string, unknown>> {
  const answer = await database.handle({ action: `database.${action}`, ...fields });
  if (answer.body.code) throw new Error(String(answer.body.message));
  return answer.body;
}

const insert = (collectionName: string, document: object, transactionId?: unknown) =>
  call('insertDocument', { collectionName, data: [JSON.stringify(document)], transactionId });
const acknowledge = (word: string) => writeSync(1, `${word}\n`);

const files = new FileStore(join(directory, 'files'));

/** Uploads, overwrites and deletes files. A file's bytes say its number, over and over. */
async function storeForEver(): Promise<void> {
  for (let i = 0; ; i++) {
    const path = `${round}/${i % 5}`;
    const bytes = Buffer.from(`${i} `.repeat((i % 7) * 500 + 1));
    acknowledge(`storing ${path} ${i}`);
    await files.put(path, [bytes], { owner: null, at: 0, limit: 1e6 });
    acknowledge(`stored ${path} ${i}`);
    if (i % 6 !== 5) continue;
    acknowledge(`deleting ${path}`);
    await files.remove(path);
    acknowledge(`deleted ${path}`);
  }
}

/** One of several that write at the same time, so that commits are shared. Each round and lane has ids of its own. */
async function writeForEver(lane: number): Promise<void> {
  for (let i = 0; ; i++) {
    const id = `${round}-${lane}-${i}`;
    await insert('singles', { _id: id, group: i % 3, text: 'x'.repeat((i * 37) % 3000) });
    acknowledge(`single ${id}`);
    const { transactionId } = await call('startTransaction', {});
    await insert('pairs', { _id: `${id}-left` }, transactionId);
    await insert('pairs', { _id: `${id}-right` }, transactionId);
    await call('commitTransaction', { transactionId });
    acknowledge(`pair ${id}`);
    await call('modifyDocument', {
      collectionName: 'counter',
      query: '{"_id":"n"}',
      data: '{"$inc":{"n":1}}',
      upsert: true,
      merge: true,
      multi: false,
    });
    acknowledge('counted');
    if (i % 4 === 3) {
      const gone = `${round}-${lane}-${i - 2}`;
      acknowledge(`removing ${gone}`);
      await call('removeDocument', {
        collectionName: 'singles',
        queryType: 'DOC',
        query: JSON.stringify({ _id: gone }),
      });
      acknowledge(`removed ${gone}`);
    }
  }
}

acknowledge('ready');
for (let lane = 0; lane < 4; lane++) void writeForEver(lane);
void storeForEver();
