import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../scripts/root';
import { assertInvariants } from '../support/invariants';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

const run = promisify(execFile);
let world: World;
let empty: World;
let file: string;
let people: Person[];

/** Runs a command as an operator does. */
const command = async (name: string, at: World, path = file) => {
  const args = ['scripts/run.mjs', name, '--env', at.envId, '--emulator', at.url, '--file', path];
  const { stdout } = await run(process.execPath, args, { cwd: repositoryRoot(__dirname) });
  return JSON.parse(stdout) as Record<string, number>;
};
const sentence = (name: string, at: World, path: string) =>
  command(name, at, path).then(
    () => 'done',
    (error: { stderr: string }) => error.stderr.trim(),
  );
const sends = async (at: World) =>
  (await at.control.calls()).filter(({ api }) => api === 'subscribeMessage.send').length;

beforeAll(async () => {
  world = await startWorld();
  people = await world.people.bound(4);
  for (const person of people) {
    await world.people.allowMessage(person);
    await world.ask(person, 'timebook.seal', {
      requestId: world.requestId('seal'),
      nodeId: `${person.id}:onboarding`,
      text: '写给以后，存过档，取回来',
      promises: ['守住底线'],
      signature,
    });
  }
  // The year passes, and half of the messages of the day have gone out.
  await world.moveTo('2027-07-01T10:00:00+08:00', false);
  file = join(world.folder, 'backup.jsonl');
});

afterAll(async () => {
  await world.close();
  await empty?.close();
  hangUp();
});

test('a backup goes into an empty store, which then holds the same, verifies, and goes on', async () => {
  await world.tick();
  expect(await sends(world)).toBe(people.length);
  const exported = await command('export-store', world);
  expect(exported.documents).toBeGreaterThan(50);
  const before = await world.dump();
  const now = await world.now();
  empty = await startWorld({ now });
  const restored = await command('restore', empty);
  expect(restored.written).toBe(exported.documents);
  const after = await empty.dump();
  for (const [collection, documents] of Object.entries(before))
    if (documents.length > 0 && collection !== 'reminders')
      expect([collection, after[collection]]).toEqual([collection, documents]);
  for (const person of people) {
    expect(await empty.ask(person, 'timebook.verify', {})).toMatchObject({ ok: true });
    const nodeId = `${person.id}:anniversary:2027`;
    await empty.ask(person, 'timebook.open', { requestId: empty.requestId('open'), nodeId });
    expect((await empty.ask(person, 'timebook.read', { chapterNumber: 1 })).text).toBe(
      '写给以后，存过档，取回来',
    );
  }
});

test('what was sent before the backup, or may have been after it, is not sent again', async () => {
  for (const person of people)
    await empty.control.subscribe(person.openid, 'DEMO_TMPL_NODE_REMINDER', 'accept');
  for (let n = 0; n < 3; n++) await empty.tick();
  expect(await sends(empty)).toBe(0);
  const statuses = (await empty.documents('reminders')).map(({ status }) => String(status));
  expect(statuses.filter((status) => status === 'sent')).toHaveLength(people.length);
});

test('a restore that was broken off goes on; one into a store that holds something else is refused before it writes', async () => {
  const admin = empty.admin();
  await admin.patchWhere('reminders', { note: 'nothing' }, { note: 'nothing' });
  const there = await empty.dump();
  expect(await sentence('restore', empty, file)).toMatch(/^The store is not empty: .*Nothing was written\.$/);
  expect(await empty.dump()).toEqual(there);
  const half = await startWorld({ now: await world.now() });
  try {
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const chapters = lines
      .filter((line) => line.includes('"saltedDigest"'))
      .slice(0, 2)
      .map((line) => JSON.parse(line));
    await half.admin().add('chapters', chapters);
    const restored = await command('restore', half);
    expect(restored.written).toBe(Number(restored.documents) - 2);
  } finally {
    await half.close();
  }
});

test('a file with one letter changed, cut short, or of something else is refused before anything is written', async () => {
  const genuine = await readFile(file, 'utf8');
  const bad = join(world.folder, 'bad.jsonl');
  const clean = await startWorld();
  try {
    const middle = Math.floor(genuine.length / 2);
    const forgeries = [
      genuine.slice(0, middle) + (genuine[middle] === 'a' ? 'b' : 'a') + genuine.slice(middle + 1),
      genuine.slice(0, middle),
      genuine.slice(0, genuine.trimEnd().lastIndexOf('\n') + 1),
      '{}\n',
      '',
    ];
    for (const forged of forgeries) {
      await writeFile(bad, forged);
      expect(await sentence('restore', clean, bad)).toMatch(/^(The|This) .*backup/);
    }
    const left = await clean.dump();
    expect(Object.values(left).flat()).toEqual([]);
  } finally {
    await clean.close();
  }
});

test('the world that was exported is untouched', () => assertInvariants(world));
