import tcb from '@cloudbase/node-sdk';
import { nightWord, readNightFile, withGrown, writeNightFile } from '../../core/domain/chapter/night-file';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { testEnvironment } from '../support/secrets';
import { type Fault, hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
  hangUp();
});

const idOf = (day: string) => `${testEnvironment.STORAGE_ROOT}/anchors/${day}.txt`;
const cloud = () => {
  world.admin(); // points the SDK at this world
  return tcb.init({ env: world.envId, secretId: 'operator', secretKey: 'operator' });
};
async function read(day: string): Promise<string> {
  const { fileContent } = await cloud().downloadFile({ fileID: idOf(day) });
  return Buffer.from(fileContent as unknown as Uint8Array).toString('utf8');
}
const write = (day: string, text: string) =>
  cloud().uploadFile({ cloudPath: `anchors/${day}.txt`, fileContent: Buffer.from(text) });

const seal = (person: Person) =>
  world.ask(person, 'timebook.seal', {
    requestId: world.requestId('seal'),
    nodeId: `${person.id}:onboarding`,
    text: '写给以后',
    promises: [],
    signature,
  });
/** A book that grows during the day: the night has something to carry out. */
async function grow(): Promise<void> {
  for (const person of await world.people.bound(1)) await seal(person);
}

test('a file is what was written, or nothing', () => {
  const file = {
    day: '2026-07-02',
    prev: '0'.repeat(64),
    heads: new Map([['b', { recordCount: 2, headHash: 'f' }]]),
  };
  const body = writeNightFile(file);
  expect(readNightFile(body)).toEqual(file);
  for (const other of [body.replace('b 2', 'b 02'), body.replace('"v":1', '"v":2'), `${body}x`, '', '{}'])
    expect(readNightFile(other)).toBeNull();
  expect(nightWord(body)).toMatch(/^\p{Script=Han}{4}$/u);
  expect(nightWord(`${body} `)).not.toBe(nightWord(body));
});

test('a head only grows: one that went back, or changed at its count, keeps what was vouched for', () => {
  const before = new Map([
    ['a', { recordCount: 3, headHash: 'three' }],
    ['b', { recordCount: 2, headHash: 'two' }],
  ]);
  const { heads, wentBack } = withGrown(before, [
    { book: 'a', recordCount: 2, headHash: 'older' },
    { book: 'b', recordCount: 2, headHash: 'other' },
    { book: 'c', recordCount: 1, headHash: 'one' },
    { book: 'c', recordCount: 2, headHash: 'newer' },
  ]);
  expect(wentBack).toEqual(['a', 'b']);
  expect([...heads]).toEqual([...before, ['c', { recordCount: 2, headHash: 'newer' }]]);
});

test('each night writes one file, chained to the one before, and everybody sees the same word', async () => {
  const [one, other] = await world.people.bound(2);
  if (!one || !other) throw new Error('two people');
  await seal(one);
  await world.moveTo('2026-07-02T02:00:00+08:00', false);
  await world.tick();
  expect(await world.documents('nightFiles')).toHaveLength(0);
  await world.moveTo('2026-07-02T03:00:00+08:00', false);
  await Promise.all([world.tick(), world.tick()]);
  await world.tick();
  await seal(other);
  await world.moveTo('2026-07-03T03:05:00+08:00', false);
  await world.tick();
  const rows = await world.documents('nightFiles');
  // Two books one after the other, and the two chains of the audit about their owners.
  expect(rows.map(({ _id, heads }) => [_id, heads])).toEqual([
    ['2026-07-02', 3],
    ['2026-07-03', 4],
  ]);
  expect(await read('2026-07-03')).toContain(`"prev":"${rows[0]?.digest}"`);
  // Nothing in it names a person.
  for (const person of [one, other]) expect(await read('2026-07-03')).not.toContain(person.id);
  const reports = await Promise.all([one, other].map((person) => world.ask(person, 'timebook.verify', {})));
  expect(reports.map(({ ok }) => ok)).toEqual([true, true]);
  expect(reports[0]?.night).toEqual(reports[1]?.night);
  expect(reports[0]?.night?.day).toBe('2026-07-03');
});

test('a death between the file and its row leaves one file, taken as it is', async () => {
  const before = await read('2026-07-03');
  await world.admin().remove('nightFiles', '2026-07-03');
  await world.moveTo('2026-07-03T05:00:00+08:00', false);
  await world.tick();
  expect(await read('2026-07-03')).toBe(before);
  expect(await world.documents('nightFiles')).toHaveLength(2);
});

test('a night in which no book grew writes no file: the last one vouches for all there is', async () => {
  // The first night looks again at what a file taken as it is may have missed.
  for (const day of ['2026-07-04', '2026-07-05', '2026-07-06']) {
    await world.moveTo(Date.parse(`${day}T03:05:00+08:00`), false);
    await world.tick();
    expect(await world.documents('nightFiles')).toHaveLength(3);
  }
});

test('whatever step a night ends at, one file is there the next minute, and it follows on the last', async () => {
  let digest = (await world.documents('nightFiles')).at(-1)?.digest;
  let day = Date.parse('2026-07-06T03:30:00+08:00');
  let hits = 0;
  for (const effect of ['drop-before', 'drop-after', 'kill-after'] as const)
    for (const on of ['database', 'storage'] as const)
      for (let skip = 0; skip < (on === 'database' ? 10 : 2); skip++) {
        await grow();
        day += 86_400_000;
        await world.moveTo(day, false);
        await world.control.faults([
          { on, ...(on === 'database' && { function: 'clock' }), skip, times: 1, effect } as Fault,
        ]);
        await world.tick();
        hits += Number((await world.control.faultHits())[0]?.hits ?? 0);
        await world.control.faults([]);
        await world.tick();
        const last = (await world.documents('nightFiles')).at(-1);
        expect([skip, last?._id]).toEqual([skip, new Date(day + 8 * 3_600_000).toISOString().slice(0, 10)]);
        expect(await read(String(last?._id))).toContain(`"prev":"${digest}"`);
        digest = last?.digest;
      }
  expect(hits).toBeGreaterThan(15);
});

test('a file that somebody changed vouches for nothing, is told, and no night follows on it', async () => {
  const person = world.people.all[0];
  if (!person) throw new Error('nobody');
  const nights = await world.documents('nightFiles');
  const [yesterday = '', today = ''] = nights.slice(-2).map(({ _id }) => _id);
  const genuine = await read(today);
  const lines = genuine.split('\n');
  const forgeries = [
    genuine.replace(/ 1 [0-9a-f]{4}/, ' 1 0000'),
    genuine.replace('seal ', 'seal 0'),
    [lines[0], lines.at(-2), ''].join('\n'),
    await read(yesterday),
    '',
  ];
  for (const forged of forgeries) {
    await write(today, forged);
    expect(await world.ask(person, 'timebook.verify', {})).toMatchObject({ ok: false });
  }
  await grow();
  await world.advance('P1D', false);
  await world.tick();
  expect(await world.documents('nightFiles')).toHaveLength(nights.length);
  await write(today, genuine);
  await world.tick();
  expect(await world.documents('nightFiles')).toHaveLength(nights.length + 1);
  expect(await world.ask(person, 'timebook.verify', {})).toMatchObject({ ok: true });
});
