import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareTapes } from '../../scripts/conformance/compare-tapes';
import { type Cloud, startCloud } from './support/cloud';
import { nodeDatabase, wxDatabase } from './support/sdk';

// The tapes of conformance: what is asked and answered is written down, whichever SDK asks, and two tapes are compared.

const folder = mkdtempSync(join(tmpdir(), 'tapes-'));
let cloud: Cloud;

beforeAll(async () => {
  process.env.CONFORMANCE_TAPES = join(folder, 'here');
  cloud = await startCloud({ collections: ['c'] });
});
afterAll(async () => {
  delete process.env.CONFORMANCE_TAPES;
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

test('calls of both SDKs are recorded with their test, refusals too, and a changed answer is told', async () => {
  await wxDatabase()
    .collection('c')
    .add({ data: { _id: 'a', n: 1 } });
  await nodeDatabase().collection('c').where({ n: 1 }).get();
  await expect(wxDatabase().collection('nowhere').get()).rejects.toMatchObject({ errCode: -502005 });
  const tape = join(folder, 'here', 'tapes.jsonl');
  const lines = readFileSync(tape, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ action }) => action)).toEqual([
    'database.insertDocument',
    'database.getDocument',
    'database.getDocument',
  ]);
  expect(new Set(lines.map((line) => line.test))).toEqual(new Set([expect.getState().currentTestName]));
  expect(lines[2].answer.code).toBe('DATABASE_COLLECTION_NOT_EXIST');

  const there = join(folder, 'there');
  mkdirSync(there);
  // Another id of a request is no difference, another number is one, and so is a call that was not made.
  const other = lines.map((line) => JSON.stringify(line).replace(/"requestId":"[^"]*"/g, '"requestId":"x"'));
  writeFileSync(join(there, 'tapes.jsonl'), other.join('\n'));
  expect(compareTapes(join(folder, 'here'), there)).toEqual([]);
  writeFileSync(
    join(there, 'tapes.jsonl'),
    [other[0], other[1]?.replace('\\"n\\":1', '\\"n\\":2')].join('\n'),
  );
  expect(compareTapes(join(folder, 'here'), there)).toMatchObject([
    { suite: 'tapes', action: 'database.getDocument', there: expect.stringContaining('2') },
    { suite: 'tapes', action: 'database.getDocument', there: 'no call' },
  ]);
});

test('a real environment is not opened without keys', async () => {
  const { TENCENTCLOUD_SECRETID: id } = process.env;
  process.env.CONFORMANCE_ENV = 'some-environment';
  process.env.TENCENTCLOUD_SECRETID = '';
  try {
    await expect(startCloud()).rejects.toThrow('needs TENCENTCLOUD_SECRETID');
  } finally {
    delete process.env.CONFORMANCE_ENV;
    process.env.TENCENTCLOUD_SECRETID = id;
  }
});
