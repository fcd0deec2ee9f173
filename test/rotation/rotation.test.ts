import { createHash } from 'node:crypto';
import type { Person } from '../support/people';
import { inParallel } from '../support/people';
import { signature } from '../support/samples';
import { testSecrets } from '../support/secrets';
import { type Document, hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';
import { edited } from '../tamper/attacker';

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64');
const both = {
  CONTENT_KEY: key('d'),
  CONTENT_KEY_PREVIOUS: testSecrets.CONTENT_KEY,
  ANCHOR_KEY: key('b'),
  ANCHOR_KEY_PREVIOUS: testSecrets.ANCHOR_KEY,
};
const current = { ...both, CONTENT_KEY_PREVIOUS: '', ANCHOR_KEY_PREVIOUS: '' };
const keyId = (base64: string) =>
  createHash('sha256')
    .update('content-key-id')
    .update(Buffer.from(base64, 'base64'))
    .digest('hex')
    .slice(0, 8);
const text = '写给以后的自己：钥匙换过，这一页还在。';

let world: World;
let people: Person[];

/** Everything that must not change when keys do, as one text. */
function unkeyed(documents: Document[]): string {
  return JSON.stringify(documents, (name, value) =>
    ['wrappedKey', 'keyId', 'openedSeal', 'headSeal', 'mac', 'version'].includes(name) ? '#' : value,
  );
}
const everything = async () =>
  unkeyed(
    (
      await Promise.all(
        ['chapters', 'books', 'anchors', 'drafts', 'reviews'].map((name) => world.documents(name)),
      )
    ).flat(),
  );

async function restart(environment: Record<string, string>): Promise<void> {
  const { folder } = world;
  const now = await world.now();
  await world.stop();
  world = await startWorld({ folder, environment, now });
}

async function seal(person: Person, nodeId: string): Promise<void> {
  await world.ask(person, 'timebook.seal', {
    requestId: world.requestId('seal'),
    nodeId,
    text,
    promises: ['守住底线'],
    signature,
  });
}

beforeAll(async () => {
  world = await startWorld();
  people = await world.people.bound(6);
  await inParallel(people, 3, (person) => seal(person, `${person.id}:onboarding`));
  await world.advance('P1D', false);
  await world.tick();
  await world.moveTo('2027-07-01T10:00:00+08:00', false);
  for (const person of people.slice(0, 4)) {
    const nodeId = `${person.id}:anniversary:2027`;
    await world.ask(person, 'timebook.open', { requestId: world.requestId('open'), nodeId });
    await world.ask(person, 'timebook.review', {
      requestId: world.requestId('review'),
      nodeId,
      marks: ['kept'],
    });
  }
  for (const person of people.slice(2))
    await world.ask(person, 'timebook.saveDraft', {
      requestId: world.requestId('save'),
      nodeId: `${person.id}:anniversary:2027`,
      text: '还没写完',
      promises: [],
      baseRevision: 0,
    });
});

afterAll(async () => {
  await world.close();
  hangUp();
});

const verifyAll = async () => {
  const reports = await inParallel(people, 3, (person) => world.ask(person, 'timebook.verify', {}));
  return reports.filter(({ ok }) => !ok).length;
};
const [first, , , fourth] = [0, 1, 2, 3];

test('keys are changed while people go on, whatever step the walk is ended at, and nothing but the wrapping changes', async () => {
  const before = await everything();
  await restart(both);
  // Before a single row is turned, everything opens and holds under the key that made it.
  expect(await verifyAll()).toBe(0);
  expect((await world.ask(people[first] as Person, 'timebook.read', { chapterNumber: 1 })).text).toBe(text);
  let killed = 0;
  for (const effect of ['drop-before', 'drop-after', 'kill-after'] as const) {
    for (let skip = 0; skip < 45; skip += 3) {
      await world.control.faults([{ on: 'database', function: 'clock', skip, times: 1, effect }]);
      await world.tick().catch(() => undefined);
      killed += Number((await world.control.faultHits())[0]?.hits ?? 0);
      await world.control.faults([]);
      expect(await verifyAll()).toBe(0);
    }
  }
  expect(killed).toBeGreaterThan(5);
  // Somebody writes meanwhile: under the current key from the start.
  await seal(people[first] as Person, `${people[first]?.id}:anniversary:2027`);
  const [added] = await world.documents('chapters', { bookId: people[first]?.id, index: 1 });
  expect(added?.box).toMatchObject({ keyId: keyId(both.CONTENT_KEY) });
  for (let n = 0; n < 5; n++) await world.tick();
  const [rotation] = await world.documents('rotations');
  expect(rotation).toMatchObject({ finishedAt: expect.any(Number), broken: 0 });
  const boxes = [
    ...(await world.documents('chapters')),
    ...(await world.documents('drafts')),
    ...(await world.documents('reviews')),
  ]
    .map(({ box }) => box as { keyId: string } | null)
    .filter((box) => box !== null);
  expect(boxes.length).toBeGreaterThan(12);
  expect([...new Set(boxes.map((box) => box.keyId))]).toEqual([keyId(both.CONTENT_KEY)]);
  // The one who wrote is left out of the comparison; of everybody else nothing but keys and seals changed.
  const others = (list: string) =>
    (JSON.parse(list) as Document[]).filter((row) => !row._id.startsWith(String(people[first]?.id)));
  expect(others(await everything())).toEqual(others(before));
});

test('the previous keys are not needed afterwards', async () => {
  await restart(current);
  expect(await verifyAll()).toBe(0);
  expect((await world.ask(people[fourth] as Person, 'timebook.read', { chapterNumber: 1 })).text).toBe(text);
  const { draft } = await world.ask(people[fourth] as Person, 'timebook.draft', {
    nodeId: `${people[fourth]?.id}:anniversary:2027`,
  });
  expect(draft?.text).toBe('还没写完');
});

test('what holds under no key is left as it is, and stays found', async () => {
  const victim = people[4] as Person;
  const [book] = await world.documents('books', { _id: victim.id });
  await world.admin().set('books', edited(book as Document, 'headSeal', 'f'.repeat(64)));
  await restart({
    ...both,
    CONTENT_KEY: key('e'),
    CONTENT_KEY_PREVIOUS: both.CONTENT_KEY,
    ANCHOR_KEY: key('g'),
    ANCHOR_KEY_PREVIOUS: both.ANCHOR_KEY,
  });
  for (let n = 0; n < 3; n++) await world.tick();
  const [after] = await world.documents('books', { _id: victim.id });
  expect(after?.headSeal).toBe('f'.repeat(64));
  const rotations = await world.documents('rotations');
  expect(rotations.map(({ broken }) => broken).sort()).toEqual([0, 1]);
  expect(await world.ask(victim, 'timebook.verify', {})).toMatchObject({ ok: false });
  expect(await verifyAll()).toBe(1);
});
