import { codeMs } from '../../core/domain/activity/venue-code';
import { written as sample } from '../support/activity-samples';
import { place } from '../support/district';
import { assertInvariants } from '../support/invariants';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let organiser: Person;
let head: Person;
let people: Person[];
let activityId: string;
const hour = 3_600_000;
const starts = Date.parse('2026-07-11T09:00:00+08:00');

beforeAll(async () => {
  world = await startWorld();
  organiser = await world.people.officer('organiser', scopeOver.organiser);
  head = await world.people.officer('head', scopeOver.head);
  people = await world.people.bound(7);
  activityId = await published({});
  for (const who of people.slice(0, 6))
    await world.ask(who, 'activity.register', {
      ...{ requestId: rid(), activityId, people: [who.id], children: 0, answers: [] },
    });
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const rid = () => world.requestId('afterwards');
const one = (n: number) => people[n] as Person;
async function published(more: Partial<typeof sample>): Promise<string> {
  const written = {
    ...sample,
    startsAt: starts,
    endsAt: starts + 2 * hour,
    registerUntil: starts - hour,
    ...more,
  };
  const drafted = await world.ask(organiser, 'activity.save', {
    ...{ requestId: rid(), scopeId: place.court, baseVersion: 0, written: { ...written, questions: [] } },
  });
  const publish = { event: 'publish', baseVersion: drafted.version } as const;
  await world.ask(organiser, 'activity.turn', {
    requestId: rid(),
    activityId: drafted.activityId,
    ...publish,
  });
  return drafted.activityId;
}
const there = (who: Person, code?: string) =>
  world.call(who, 'activity.there', { requestId: rid(), activityId, ...(code && { code }) });
const says = (who: Person, useful: number, suited = 0, say = '') =>
  world.call(who, 'activity.feedback', { requestId: rid(), activityId, useful, suited, say });
const roll = () => world.ask(organiser, 'activity.roll', { activityId });
const codeNow = async () => world.call(organiser, 'activity.venueCode', { activityId });

test('the code at the place changes every two minutes, one’s own word does as well, and nothing depends on either', async () => {
  expect(await there(one(0))).toMatchObject({ reason: 'activity-over' });
  expect(await codeNow()).toMatchObject({ reason: 'activity-over' });
  await world.moveTo(starts - hour + 1_000, false);
  const first = (await codeNow()) as { value: { code: string; until: number } };
  expect(first.value.code).toMatch(/^\d{6}$/);
  expect(await world.call(one(0), 'activity.venueCode', { activityId })).toMatchObject({ code: 'FORBIDDEN' });
  const wrong = String((Number(first.value.code) + 1) % 1_000_000).padStart(6, '0');
  expect(await there(one(0), wrong)).toMatchObject({ reason: 'activity-code' });
  expect(await there(one(0), first.value.code)).toMatchObject({ value: { how: 'code' } });
  expect(await there(one(1))).toMatchObject({ value: { how: 'word' } });
  // Who types it a moment too late has it still; two turns later it is another.
  await world.moveTo(first.value.until + 1_000, false);
  expect(((await codeNow()) as typeof first).value.code).not.toBe(first.value.code);
  expect(await there(one(1), first.value.code)).toMatchObject({ value: { how: 'code' } });
  await world.moveTo(first.value.until + codeMs + 1_000, false);
  expect(await there(one(2), first.value.code)).toMatchObject({ reason: 'activity-code' });
  expect(await there(one(6))).toMatchObject({ reason: 'activity-over' });
  expect((await roll()).there).toBe(2);
});

test('three free questions: figures from the fifth family on, words without whose they are, written over, taken back', async () => {
  await world.moveTo(starts + 3 * hour, false);
  await world.control.findBad(['坏话']);
  expect(await says(one(0), 3, 2, '一句坏话')).toMatchObject({ reason: 'content-risky' });
  for (const n of [0, 1, 2, 3])
    expect(await says(one(n), 3, 2, n === 1 ? '外婆还想来' : '')).toMatchObject({ ok: true });
  expect((await roll()).feedback).toEqual({ families: 4, shown: null });
  await says(one(4), 1, 0, '麦克风听不清');
  await says(one(4), 2, 0, '麦克风听不清');
  expect((await roll()).feedback).toEqual({
    families: 5,
    shown: { useful: [0, 1, 4], suited: [0, 4, 0], said: ['', '外婆还想来', '麦克风听不清'].slice(1) },
  });
  expect(JSON.stringify((await roll()).rows)).not.toContain('外婆');
  expect(JSON.stringify(await world.dump())).not.toContain('外婆还想来');
  await says(one(4), 0);
  expect((await roll()).feedback).toEqual({ families: 4, shown: null });
  await says(one(4), 2);
});

test('the organiser sums up, families read it; the unit’s figures count families by series, form and quarter, and no name', async () => {
  const sum = (baseVersion: number, summary: string) =>
    world.call(organiser, 'activity.sumUp', { requestId: rid(), activityId, baseVersion, summary });
  expect(await sum(1, '来了六家。')).toMatchObject({ reason: 'activity-moved' });
  expect(await sum(2, '来了六家。')).toMatchObject({ value: { version: 3 } });
  expect(await world.ask(one(0), 'activity.one', { activityId })).toMatchObject({
    ...{ state: 'summed-up', summary: '来了六家。', may: ['there', 'feedback'] },
  });
  expect(await world.call(one(0), 'activity.figures', { scopeId: place.court, year: 2026 })).toMatchObject({
    code: 'FORBIDDEN',
  });
  const found = await world.ask(head, 'activity.figures', { scopeId: place.court, year: 2026 });
  expect(found.total).toEqual({
    key: 'total',
    held: 1,
    families: 6,
    seats: 6,
    answered: 5,
    useful: [0, 1, 4],
  });
  expect([found.series, found.formats, found.quarters].map((lines) => lines.map(({ key }) => key))).toEqual([
    ['lesson'],
    ['lecturers'],
    ['3'],
  ]);
  for (const { name } of people) expect(JSON.stringify(found)).not.toContain(name);
  expect(await world.call(head, 'activity.figures', { scopeId: place.bureau, year: 2026 })).toMatchObject({
    code: 'NOT_FOUND',
  });
  await assertInvariants(world);
});
