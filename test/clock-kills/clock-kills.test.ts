import { assertInvariants } from '../support/invariants';
import { type Fault, hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';
import { type Morning, Season } from './season';

const database = (action: string, collection: string, skip: number, effect: Fault['effect']): Fault => ({
  on: 'database',
  function: 'clock',
  action: `database.${action}`,
  collection,
  skip,
  times: 1,
  effect,
});
const send = (effect: Fault['effect'], skip = 0): Fault => ({
  on: 'openapi',
  function: 'clock',
  action: 'subscribeMessage.send',
  skip,
  times: 1,
  effect,
});

/** The moments at which a clock may die or be cut off (QUALITY.md), each as an ordered fault. */
const moments: [string, Fault][] = [
  ['before the claim is written', database('modifyDocument', 'reminders', 0, 'kill-before')],
  ['after the claim, before it is known', database('modifyDocument', 'reminders', 0, 'kill-after')],
  ['the claim is written and its answer lost', database('modifyDocument', 'reminders', 0, 'drop-after')],
  ['before rows are marked attempting', database('modifyDocument', 'reminders', 1, 'kill-before')],
  ['after rows are marked attempting', database('modifyDocument', 'reminders', 1, 'kill-after')],
  ['the mark is written and its answer lost', database('modifyDocument', 'reminders', 1, 'drop-after')],
  ['before the first message leaves', send('kill-before')],
  ['before the fourth message leaves', send('kill-before', 3)],
  ['a message leaves and its answer is lost', send('drop-after')],
  ['a message is lost on the way', send('drop-before')],
  ['after the first message, before its answer', send('kill-after')],
  ['after the last message, before its answer', send('kill-after', 5)],
  ['before rows are marked sent', database('modifyDocument', 'reminders', 2, 'kill-before')],
  ['after rows are marked sent', database('modifyDocument', 'reminders', 2, 'kill-after')],
  ['rows are marked sent and the answer lost', database('modifyDocument', 'reminders', 2, 'drop-after')],
  ['before the permission is counted as spent', database('modifyDocument', 'permissions', 0, 'kill-before')],
];
const rivals = [1, 2, 20] as const;
const groupSize = 6;

let world: World;
let season: Season;
let trials = 0;
let unknowns = 0;

beforeAll(async () => {
  world = await startWorld();
  season = new Season(world, '09-10', 2026);
  await season.begin(await world.people.bound(groupSize, '2025-09-10'));
});

afterAll(async () => {
  await world.close();
  hangUp();
});

/** The lease of a dead holder runs out: what would take minutes is written into the store. */
async function leasesRunOut(): Promise<void> {
  const admin = world.admin();
  await admin.patchWhere(
    'reminders',
    { status: admin.command.in(['claimed', 'attempting']) },
    { leaseUntil: 1 },
  );
}

/** Fires this many clocks at once under a fault, then lets two undisturbed ticks settle what is left. */
async function trial(faults: Fault[], clocks: number): Promise<{ morning: Morning; hits: number }> {
  trials += 1;
  const morning = await season.nextMorning();
  await world.control.faults(faults);
  await Promise.all(Array.from({ length: clocks }, () => world.tick()));
  const hits = (await world.control.faultHits()).reduce((sum, fault) => sum + (fault.hits ?? 0), 0);
  await world.control.faults([]);
  await leasesRunOut();
  await world.tick();
  await world.tick();
  return { morning, hits };
}

/** What is wrong after a trial: a message twice, a reminder lost or unsettled, an unknown that nobody can see. */
async function verdict(morning: Morning): Promise<string[]> {
  const wrong: string[] = [];
  const delivered = await season.deliveredSince(morning);
  const rows = await season.rowsOf(morning);
  if (rows.length !== season.people.length) wrong.push(`${rows.length} rows of ${season.people.length}`);
  for (const row of rows) {
    const person = season.people.find(({ id }) => id === row.personId);
    const messages = delivered.get(person?.openid ?? '') ?? 0;
    if (messages > 1) wrong.push(`${row._id} was sent ${messages} times`);
    if (row.status === 'sent' && messages !== 1)
      wrong.push(`${row._id} is sent and left ${messages} messages`);
    if (row.status === 'unknown') unknowns += 1;
    else if (row.status !== 'sent') wrong.push(`${row._id} is ${row.status} (${row.note}) after two ticks`);
    if (!person) continue;
    const { items } = await world.ask(person, 'reminder.inbox', {});
    const entry = items.find(({ id }) => id === row._id);
    if (entry?.delivery !== row.status)
      wrong.push(`${row._id} is ${row.status} and shows as ${entry?.delivery}`);
    if (row.status !== 'unknown') continue;
    const today = await world.ask(person, 'timebook.today', {});
    if (!today.inbox.some(({ id, delivery }) => id === row._id && delivery === 'unknown')) {
      wrong.push(`${row._id} is unknown and today does not show it`);
    }
  }
  return wrong;
}

describe.each(moments)('when a clock fails %s', (_name, fault) => {
  test.each(rivals)('nobody is written to twice and nothing is lost, with %i clocks', async (clocks) => {
    const { morning, hits } = await trial([fault], clocks);
    expect(hits).toBe(1);
    expect(await verdict(morning)).toEqual([]);
  });
});

test('a slow clock whose lease runs out does not send again, and what it sent counts as sent', async () => {
  trials += 1;
  const morning = await season.nextMorning();
  await world.control.faults([
    { on: 'openapi', function: 'clock', times: groupSize, effect: 'delay', ms: 800 },
  ]);
  const slow = world.tick();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await leasesRunOut();
  await Promise.all([world.tick(), world.tick()]);
  await slow;
  await world.control.faults([]);
  await world.tick();
  expect(await verdict(morning)).toEqual([]);
  expect((await season.deliveredSince(morning)).size).toBe(groupSize);
});

test('WeChat that is busy is asked again later, and once only', async () => {
  trials += 1;
  const morning = await season.nextMorning();
  await world.control.faults([{ ...send('error'), code: '43108' }]);
  await world.tick();
  await world.control.faults([]);
  const waiting = (await season.rowsOf(morning)).filter(({ status }) => status === 'pending');
  expect(waiting).toHaveLength(1);
  await world.advance('PT2M', false);
  await world.tick();
  expect(await verdict(morning)).toEqual([]);
  expect([...(await season.deliveredSince(morning)).values()]).toEqual(new Array(groupSize).fill(1));
});

test('afterwards every invariant holds, and unknown reminders did occur', async () => {
  await assertInvariants(world);
  expect(trials).toBe(moments.length * rivals.length + 2);
  expect(unknowns).toBeGreaterThan(0);
});
