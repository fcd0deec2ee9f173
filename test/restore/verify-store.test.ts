import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../scripts/root';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { testSecrets } from '../support/secrets';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

/** `npm run verify-store`: every chain of a store or of a backup, as an operator checks it before it is needed. */
const run = promisify(execFile);
let world: World;
let people: Person[];
let file: string;

type Told = { code: number; lines: Record<string, unknown>[]; error: string };
async function command(name: string, args: readonly string[], env: Record<string, string> = testSecrets) {
  const told = await run(process.execPath, ['scripts/run.mjs', name, ...args], {
    cwd: repositoryRoot(__dirname),
    env: { ...process.env, ...env },
  }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  const lines = told.stdout.trim().split('\n').filter(Boolean);
  return {
    ...{ code: told.code, error: told.stderr.trim() },
    lines: lines.map((line) => JSON.parse(line)),
  } satisfies Told;
}
const here = () => ['--env', world.envId, '--emulator', world.url];

beforeAll(async () => {
  world = await startWorld();
  people = await world.people.bound(3);
  for (const person of people)
    await world.ask(person, 'timebook.seal', {
      ...{ requestId: world.requestId('seal'), nodeId: `${person.id}:onboarding`, signature },
      ...{ text: '写给以后', promises: ['守住底线'] },
    });
  await world.moveTo('2026-07-02T04:00:00+08:00');
  file = join(world.folder, 'backup.jsonl');
});
afterAll(async () => {
  await world.close();
  hangUp();
});

test('a living store and its backup hold, chain by chain', async () => {
  const living = await command('verify-store', here());
  expect(living).toMatchObject({ code: 0, error: '' });
  expect(living.lines).toEqual([
    { books: 3, records: 3, audits: expect.any(Number), entries: expect.any(Number), broken: 0 },
  ]);
  expect(Number(living.lines[0]?.entries)).toBeGreaterThan(5);
  expect((await command('export-store', [...here(), '--file', file])).code).toBe(0);
  expect((await command('verify-store', ['--file', file])).lines).toEqual(living.lines);
});

test('what somebody changed in the store is named, by book and chapter, by chain and entry', async () => {
  const admin = world.admin();
  const [first, second, third] = people as [Person, Person, Person];
  const [chapter] = await world.documents('chapters', { bookId: first.id });
  await admin.patchWhere('chapters', { _id: chapter?._id }, { sealedAt: Number(chapter?.sealedAt) + 1 });
  await admin.patchWhere('books', { _id: second.id }, { headSeal: 'f'.repeat(64) });
  await admin.patchWhere('chapters', { bookId: third.id }, { bookId: 'nobody' });
  const [entry] = await world.documents('audits', { route: 'timebook.seal' });
  await admin.patchWhere('audits', { _id: entry?._id }, { what: 'nothing' });
  const { code, lines } = await command('verify-store', here());
  expect(code).toBe(1);
  expect(lines).toEqual(
    expect.arrayContaining([
      { what: 'book', id: first.id, chapter: 1 },
      { what: 'book', id: second.id, chapter: 1 },
      { what: 'book', id: third.id, chapter: 1 },
      { what: 'orphan', collection: 'chapters', id: expect.stringContaining(third.id) },
      { what: 'audit', subject: entry?.subject, seq: entry?.seq, how: 'changed' },
    ]),
  );
  expect(lines.at(-1)).toMatchObject({ broken: 5 });
});

test('without the keys nothing is said to hold, nor to be broken', async () => {
  const told = await command('verify-store', ['--file', file], { CONTENT_KEY: '', ANCHOR_KEY: '' });
  expect(told).toMatchObject({ code: 1, lines: [] });
  expect(told.error).toBe('Set CONTENT_KEY, as the functions have it: without it no seal can be checked.');
});
