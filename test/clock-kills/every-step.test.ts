import type { Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import { type Fault, hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';
import { writeCrowd } from './crowd';

/** What can happen at a step: nothing ran; it ran and nobody heard; it ran and the clock died before it could go on. */
const effects = ['drop-before', 'drop-after', 'kill-before', 'kill-after'] as const;
const crowdSize = 4;
const day = '2026-09-10';

let world: World;
let people: Person[];
let morning: number;

beforeAll(async () => {
  world = await startWorld();
  people = await writeCrowd(world, crowdSize, day);
  morning = await world.moveTo(`${day}T09:00:05+08:00`, false);
  // The night's file is written once a day; how that survives every step is proved in test/tamper/night-file.test.ts.
  await begin();
  await world.tick();
});

afterAll(async () => {
  await world.close();
  hangUp();
});

/** Puts the store back to the morning before any clock ran: reminders wait, next year's node is not there, heads wait for anchors. */
async function begin(): Promise<number> {
  const admin = world.admin();
  const next = `${Number(day.slice(0, 4)) + 1}`;
  for (const { id, openid } of people) {
    for (const step of [-7, 0, 3, 14])
      await admin.remove('reminders', `anniversary:${id}:${next}:${step}:${id}`);
    await admin.remove('nodes', `${id}:anniversary:${next}`);
    await admin.remove('anchors', `${id}:0`);
    await world.control.subscribe(openid, nodeReminderTemplate, 'accept');
  }
  const waiting = {
    status: 'pending',
    leaseUntil: 0,
    leaseBy: '',
    settledAt: null,
    sendAt: morning,
    note: '',
    tries: 0,
  };
  await admin.patchWhere('reminders', {}, waiting);
  await admin.patchWhere('permissions', {}, { count: 2, sentAt: 0 });
  await admin.patchWhere('books', {}, { anchorDueAt: morning });
  return (await world.control.calls()).at(-1)?.id ?? 0;
}

/** What is wrong after a trial: a message twice or lost, next year's node or reminders missing or doubled, no anchor. */
async function verdict(from: number): Promise<string[]> {
  const wrong: string[] = [];
  const calls = (await world.control.calls(from)).filter(
    ({ answer }) => Number(answer.errcode ?? answer.errCode) === 0,
  );
  const messages = (openid: string) => calls.filter(({ request }) => request.touser === openid).length;
  const reminders = await world.documents('reminders');
  const nodes = await world.documents('nodes');
  const anchors = await world.documents('anchors');
  for (const { id, openid } of people) {
    const row = reminders.find(({ _id }) => _id === `anniversary:${id}:2026:0:${id}`);
    const sent = messages(openid);
    if (sent > 1) wrong.push(`${id} got ${sent} messages`);
    if (row?.status === 'sent' ? sent !== 1 : row?.status !== 'unknown')
      wrong.push(`${id} is ${row?.status} after ${sent} messages`);
    const ahead = reminders.filter(({ matter }) => matter === `anniversary:${id}:2027`);
    if (ahead.length !== 4 || ahead.some(({ status }) => status !== 'pending'))
      wrong.push(`${id} has ${ahead.length} reminders ahead`);
    if (nodes.filter(({ bookId }) => bookId === id).length !== 2) wrong.push(`${id} has no next anniversary`);
    if (anchors.filter(({ bookId }) => bookId === id).length !== 1) wrong.push(`${id} has no anchor`);
  }
  return wrong;
}

test('a tick survives every way to fail at every single step of the store', async () => {
  const from = await begin();
  const undisturbed = await world.tick();
  expect(await verdict(from)).toEqual([]);
  const steps = undisturbed.database.calls;
  expect(steps).toBeGreaterThan(15);
  const failures: string[] = [];
  let trials = 0;
  for (let step = 0; step < steps; step++) {
    for (const effect of effects) {
      trials += 1;
      const started = await begin();
      const fault: Fault = { on: 'database', function: 'clock', skip: step, times: 1, effect };
      await world.control.faults([fault]);
      await world.tick();
      const [hit] = await world.control.faultHits();
      await world.control.faults([]);
      const admin = world.admin();
      const held = { status: admin.command.in(['claimed', 'attempting']) };
      await admin.patchWhere('reminders', held, { leaseUntil: 1 });
      await world.tick();
      await world.tick();
      const name = `${effect} at step ${step + 1} of ${steps}`;
      if (hit?.hits !== 1) failures.push(`${name}: never hit`);
      failures.push(...(await verdict(started)).map((wrong) => `${name}: ${wrong}`));
    }
  }
  expect(failures).toEqual([]);
  expect(trials).toBe(steps * effects.length);
}, 300_000);
