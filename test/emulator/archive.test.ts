import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  clientOf,
  endSpawned,
  PROJECT,
  runningEmulator,
  spawnEmulator,
  temporaryFolder,
} from './running-emulator';

let emulator: Awaited<ReturnType<typeof runningEmulator>>;
const folder = temporaryFolder();
beforeAll(async () => {
  emulator = await runningEmulator();
});
beforeEach(() => emulator.post('/control/reset'));
afterAll(async () => {
  await emulator.close();
  folder.remove();
  endSpawned();
});

const probe = (data: object, at = emulator) => at.call('openid-lin', 'probe', data);
const everything = async (at: { url: string }) => (await fetch(`${at.url}/control/export?everything`)).text();
/** The clock runs on while one looks: it is compared by itself. */
const withoutClock = (lines: string) => lines.split('\n').filter((line) => !line.startsWith('{"clock"'));

/** Documents, a file, a message, a permission and a promised call. */
async function fill(): Promise<void> {
  await emulator.post('/control/clock', { advance: 'P3D', fire: false });
  await emulator.post('/control/clock', { freeze: true });
  await probe({ action: 'add', data: { _id: 'x', at: { a: null }, text: '信' } });
  await probe({ action: 'stamp' });
  await probe({ action: 'upload', cloudPath: 'a/b.txt', text: '你好' });
  await emulator.post('/phone/subscribe', { person: 'openid-lin', answers: { TMPL_LONG: 'accept' } });
  const message = { touser: 'openid-lin', templateId: 'TMPL_LONG', data: { thing1: { value: '字' } } };
  await probe({ action: 'send', message });
  await settled();
}

/** Until the pushes have come: what is compared afterwards stands still. */
async function settled(): Promise<void> {
  for (;;) {
    const before = await everything(emulator);
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (before === (await everything(emulator)) && !before.includes('"wechat":"appointments"')) return;
  }
}

test('what is exported is the same elsewhere: documents, files, messages, permissions, clock', async () => {
  await fill();
  const lines = await everything(emulator);
  for (const part of [
    '"file":"a/b.txt"',
    '"wechat":"messages"',
    '"wechat":"people"',
    '"clock":',
    '"emptyCollection":"nodes"',
  ])
    expect(lines).toContain(part);
  const file = join(folder.path, 'all.jsonl');
  writeFileSync(file, lines);
  const other = await runningEmulator({ import: file });
  try {
    expect(withoutClock(await everything(other))).toEqual(withoutClock(lines));
    const [here, there] = await Promise.all([emulator, other].map((one) => one.get('/control/clock')));
    expect(there.now).toBe(here.now);
    const fileID = (await other.get('/control/files')).files[0].fileID;
    expect((await probe({ action: 'download', fileID }, other)).result).toBe('你好');
  } finally {
    await other.close();
  }
});

test('documents alone are exported as before', async () => {
  await probe({ action: 'add', data: { _id: 'x' } });
  expect(await (await fetch(`${emulator.url}/control/export`)).text()).toBe(
    '{"collection":"probes","document":{"_id":"x"}}\n',
  );
});

test('an import by request adds and replaces; a line that is none is refused by its number', async () => {
  await probe({ action: 'add', data: { _id: 'x', n: 1 } });
  const send = (body: string) => fetch(`${emulator.url}/control/import`, { method: 'POST', body });
  const lines = [
    '{"collection":"probes","document":{"_id":"x","n":2}}',
    '{"collection":"new","document":{"_id":"y"}}',
  ];
  expect(await (await send(lines.join('\n'))).json()).toEqual({ documents: 2, files: 0 });
  expect((await emulator.get('/control/database?collection=probes')).documents).toEqual([{ _id: 'x', n: 2 }]);
  const wrong = await send(`${lines[0]}\n{"what":1}`);
  const { error } = (await wrong.json()) as { error: string };
  expect([wrong.status, error]).toEqual([400, expect.stringContaining('line 2')]);
});

describe('snapshots', () => {
  const save = (name: unknown) => emulator.ask('POST', '/control/snapshots', { save: name });
  const restore = (name: unknown) => emulator.ask('POST', '/control/snapshots/restore', { name });

  test('are kept by name, and gone back to whole', async () => {
    await fill();
    const before = await everything(emulator);
    expect((await save('第一天')).body.snapshots).toMatchObject([
      { name: '第一天', size: expect.any(Number) },
    ]);
    await probe({ action: 'add', data: { _id: 'later' } });
    await probe({ action: 'upload', cloudPath: 'later.txt', text: 'x' });
    await emulator.post('/control/clock', { advance: 'P9D', fire: false });
    const running = probe({ action: 'addLate', ms: 300, data: { _id: 'too late' } });
    await new Promise((resolve) => setTimeout(resolve, 60));
    const { now } = await emulator.get('/control/clock');
    expect((await restore('第一天')).body.now).toBe(now - 9 * 86_400_000);
    await running;
    await new Promise((resolve) => setTimeout(resolve, 300));
    const numbers = (line: string) => !line.includes('"wechat":"facts"');
    expect((await everything(emulator)).split('\n').filter(numbers)).toEqual(
      before.split('\n').filter(numbers),
    );
    // A number that was given is never given again: `after=ID` keeps its meaning.
    const { calls } = await emulator.get('/control/calls');
    await probe({ action: 'unknownApi' });
    expect((await emulator.get(`/control/calls?after=${calls.at(-1).id}`)).calls).toHaveLength(1);
  });

  test('are listed, replaced and removed; a reset keeps them', async () => {
    for (const name of ['b', 'a', 'a']) await save(name);
    await emulator.post('/control/reset');
    const names = async () =>
      (await emulator.get('/control/snapshots')).snapshots.map((one: { name: string }) => one.name);
    expect(await names()).toEqual(expect.arrayContaining(['a', 'b']));
    for (const name of ['a', 'b']) await emulator.post('/control/snapshots', { remove: name });
    expect(await names()).not.toEqual(expect.arrayContaining(['a']));
  });

  test.each(['', '../up', 'a/b', '.hidden', 'x'.repeat(61), 5, undefined])(
    'the name %j is refused',
    async (name) => {
      const answers = [await save(name), await restore(name)];
      expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    },
  );

  test('one that there is not is 404, and nothing is emptied', async () => {
    await probe({ action: 'add', data: { _id: 'x' } });
    expect((await restore('nowhere')).status).toBe(404);
    expect((await emulator.get('/control/database?collection=probes')).total).toBe(1);
  });
});

test('--export writes everything when it is ended, and --import takes it up', async () => {
  const file = join(folder.path, 'exported.jsonl');
  const first = spawnEmulator(['--data', join(folder.path, 'one'), '--project', PROJECT, '--export', file]);
  const { url } = await first.ready;
  await clientOf(url).ask('POST', '/control/import');
  await fetch(`${url}/control/import`, {
    method: 'POST',
    body: '{"collection":"probes","document":{"_id":"x"}}',
  });
  expect(existsSync(file)).toBe(false);
  first.child.kill('SIGTERM');
  expect((await first.ended).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('{"collection":"probes","document":{"_id":"x"}}');
  const second = spawnEmulator(['--data', join(folder.path, 'two'), '--project', PROJECT, '--import', file]);
  const there = await clientOf((await second.ready).url).get('/control/database?collection=probes');
  expect(there.documents).toEqual([{ _id: 'x' }]);
  second.child.kill('SIGTERM');
  await second.ended;
});
