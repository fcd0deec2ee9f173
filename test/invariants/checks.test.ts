import { invariantProblems } from '../support/invariants';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { type Document, hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let person: Person;

beforeAll(async () => {
  world = await startWorld({ uniqueIndexes: false });
  person = await world.people.one();
  const nodeId = `${person.id}:onboarding`;
  const letter = { nodeId, text: '一年后见', promises: ['守住底线'], signature };
  await world.ask(person, 'timebook.seal', { requestId: world.requestId('seal'), ...letter });
  await world.people.allowMessage(person);
  await world.moveTo('2027-07-01T09:01:00+08:00', false);
  await world.tick();
  await world.ask(person, 'timebook.open', {
    requestId: world.requestId('open'),
    nodeId: `${person.id}:anniversary:2027`,
  });
});

afterAll(async () => {
  await world.close();
  hangUp();
});

/** One document of a collection that fits. */
async function one(collection: string, fits: (document: Document) => boolean): Promise<Document> {
  const found = (await world.documents(collection)).find(fits);
  if (!found) throw new Error(`Nothing in ${collection} fits`);
  return found;
}

/** Breaks something in the store, looks, and puts it back; answers which invariants were found broken. */
async function brokenBy(collection: string, original: Document, forged: Document | null): Promise<string[]> {
  const admin = world.admin();
  if (!forged || forged._id !== original._id) await admin.remove(collection, original._id);
  if (forged) await admin.set(collection, forged);
  const problems = await invariantProblems(world);
  if (forged && forged._id !== original._id) await admin.remove(collection, forged._id);
  await admin.set(collection, original);
  return [...new Set(problems.map((problem) => problem.slice(0, 2)))].sort();
}

test('a life that nobody disturbed keeps every invariant', async () => {
  expect(await invariantProblems(world)).toEqual([]);
  expect((await world.control.calls()).length).toBe(1);
});

const plants: [string, string, string, (d: Document) => boolean, (d: Document) => object | null][] = [
  ['a change without its record', 'I1', 'requests', ({ route }) => route === 'timebook.seal', () => null],
  ['a change without its audit entry', 'I2', 'audits', ({ seq }) => seq === 1, () => null],
  ['an audit entry that was edited', 'I3', 'audits', ({ seq }) => seq === 1, () => ({ what: 'chapter 2' })],
  ['a link that was edited', 'I3', 'chapters', () => true, () => ({ sealedAt: 1 })],
  ['a head that is not the last record', 'I3', 'books', () => true, () => ({ recordCount: 2 })],
  ['a reminder that is missing', 'I4', 'reminders', ({ step }) => step === '3', () => null],
  ['a reminder at another time', 'I4', 'reminders', ({ step }) => step === '3', () => ({ dueAt: 1 })],
  [
    'a node that nothing demanded',
    'I4',
    'nodes',
    ({ years }) => years === 1,
    () => ({ _id: `${person.id}:anniversary:2040` }),
  ],
  [
    'a message that no reminder sent',
    'I5',
    'reminders',
    ({ status }) => status === 'sent',
    () => ({ status: 'inbox' }),
  ],
  [
    'a reminder that says sent and was not',
    'I5',
    'reminders',
    ({ step }) => step === '14',
    () => ({ status: 'sent' }),
  ],
  ['a record without its change', 'I6', 'nodes', ({ years }) => years === 1, () => ({ openedAt: null })],
  ['a letter that was sealed and is another', 'I7', 'chapters', () => true, () => ({ nodeId: 'x' })],
  ['a letter that is gone', 'I7', 'chapters', () => true, () => null],
];

test.each(plants)('%s is found as %s', async (_what, invariant, collection, fits, change) => {
  const original = await one(collection, fits);
  const fields = change(original);
  const forged = fields && ({ ...original, ...fields } as Document);
  expect(await brokenBy(collection, original, forged)).toContain(invariant);
  expect(await invariantProblems(world)).toEqual([]);
});

test('a repeated request that is told something else is found as I8', async () => {
  const request = await one('requests', ({ route }) => route === 'reminder.grant');
  const id = request._id.split(':')[1] as string;
  const told = world.answers.get(id) as string[];
  world.answers.set(id, [...told, '{"remaining":7}']);
  expect((await invariantProblems(world)).join()).toMatch(new RegExp(`^I8: ${id} `));
  world.answers.set(id, told);
});
