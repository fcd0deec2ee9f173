import { assertInvariants } from '../support/invariants';
import { inParallel, type Person } from '../support/people';
import { Random } from '../support/random';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

const count = 100;
let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
  hangUp();
});

async function seal(person: Person, nodeId: string): Promise<void> {
  await world.ask(person, 'timebook.seal', {
    requestId: world.requestId('seal'),
    nodeId,
    text: `${person.givenName}，见字如面。`,
    promises: ['守住底线'],
    signature,
  });
}

test('of 100 books that nobody touched none is called damaged', async () => {
  const random = new Random(100);
  const people = await world.people.bound(count);
  let falseAlarms = 0;
  let records = 0;
  const verifyAll = async () => {
    const reports = await inParallel(people, 8, (person) => world.ask(person, 'timebook.verify', {}));
    falseAlarms += reports.filter(({ ok, firstBad }) => !ok || firstBad !== undefined).length;
    records += reports.reduce((sum, report) => sum + report.count, 0);
  };
  const lives = people.map(() => ({
    writes: random.chance(0.9),
    recalls: random.chance(0.3),
    opens: random.chance(0.6),
  }));
  await inParallel(people, 8, async (person, n) => {
    const nodeId = `${person.id}:onboarding`;
    if (!lives[n]?.writes) return;
    await seal(person, nodeId);
    if (!lives[n]?.recalls) return;
    await world.ask(person, 'timebook.recall', { requestId: world.requestId('recall'), chapterNumber: 1 });
    if (n % 2) await seal(person, nodeId);
  });
  await verifyAll();
  await world.advance('P1D', false);
  await world.tick();
  await world.moveTo('2027-07-01T10:00:00+08:00', false);
  await verifyAll();
  await inParallel(people, 8, async (person, n) => {
    if (!lives[n]?.opens) return;
    const nodeId = `${person.id}:anniversary:2027`;
    await world.ask(person, 'timebook.open', { requestId: world.requestId('open'), nodeId });
    await world.ask(person, 'timebook.review', { requestId: world.requestId('review'), nodeId, marks: [] });
    await seal(person, nodeId);
  });
  await world.advance('P1D', false);
  await world.tick();
  await verifyAll();
  expect(falseAlarms).toBe(0);
  expect(records).toBeGreaterThan(3 * count);
  expect((await world.documents('anchors')).length).toBeGreaterThan(count);
  await assertInvariants(world);
});
