// Run as a process of its own: writes until it is killed, and says on stdout what was acknowledged, one word a line.
import { writeSync } from 'node:fs';
import { openDatabase, type WireAnswer } from '../../emulator/database/database';

const [directory = '', round = '0'] = process.argv.slice(2);
const database = openDatabase({
  directory,
  now: () => 0,
  durability: Number(round) % 2 ? 'process' : 'disk',
  collections: ['singles', 'pairs', 'counter'],
  indexes: { singles: [{ name: 'group', keys: [['group', 1]] }] },
});

function call(action: string, fields: Record<string, unknown>): Record<string, unknown> {
  const answer = database.handle({ action: `database.${action}`, ...fields }) as WireAnswer;
  if (answer.body.code) throw new Error(String(answer.body.message));
  return answer.body;
}

const insert = (collectionName: string, document: object, transactionId?: unknown) =>
  call('insertDocument', { collectionName, data: [JSON.stringify(document)], transactionId });
const acknowledge = (word: string) => writeSync(1, `${word}\n`);

// What an earlier round was writing when it was killed is left over: an id of its own for each round.
acknowledge('ready');
for (let i = 0; ; i++) {
  const id = `${round}-${i}`;
  insert('singles', { _id: id, group: i % 3, text: 'x'.repeat((i * 37) % 3000) });
  acknowledge(`single ${id}`);
  const { transactionId } = call('startTransaction', {});
  insert('pairs', { _id: `${id}-left` }, transactionId);
  insert('pairs', { _id: `${id}-right` }, transactionId);
  call('commitTransaction', { transactionId });
  acknowledge(`pair ${id}`);
  call('modifyDocument', {
    collectionName: 'counter',
    query: '{"_id":"n"}',
    data: '{"$inc":{"n":1}}',
    upsert: true,
    merge: true,
    multi: false,
  });
  acknowledge('counted');
  if (i % 4 === 3) {
    const gone = `${round}-${i - 2}`;
    call('removeDocument', {
      collectionName: 'singles',
      queryType: 'DOC',
      query: JSON.stringify({ _id: gone }),
    });
    acknowledge(`removed ${gone}`);
  }
}
