import type { Input } from '../../core/contract';
import { written as sample } from '../support/activity-samples';
import { place } from '../support/district';
import { assertInvariants } from '../support/invariants';
import { scopeOver } from '../support/officers';
import { inParallel, type Person } from '../support/people';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let organiser: Person;
let district: Person;
let people: Person[];
const wife = 'openid-of-nanqiao';
let wifeId = '';

const hour = 3_600_000;
const starts = Date.parse('2026-07-11T09:00:00+08:00');

beforeAll(async () => {
  world = await startWorld();
  organiser = await world.people.officer('organiser', scopeOver.organiser);
  district = await world.people.officer('organiser', { kind: 'district', ids: [place.district] });
  people = await world.people.bound(54);
  const { code, id } = await world.ask(cadre(0), 'family.invite', {
    ...{ requestId: rid(), name: '南乔', relation: 'spouse' },
  });
  wifeId = id;
  await world.ask(wife, 'account.bind', {
    ...{ requestId: rid(), code, consent: { version: '2026-07', purposes: ['family', 'reminders'] } },
  });
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const rid = () => world.requestId('activity');
const cadre = (n: number) => people[n] as Person;
type Written = Input<'activity.save'>['written'];
const written = (more: Partial<Written> = {}): Written => ({
  ...sample,
  ...{ startsAt: starts, endsAt: starts + 2 * hour, registerUntil: starts - 12 * hour, ...more },
});
const save = (
  by: Person,
  scopeId: string,
  more: Partial<Written> = {},
  activityId?: string,
  baseVersion = 0,
) =>
  world.call(by, 'activity.save', {
    ...{ requestId: rid(), scopeId, baseVersion, written: written(more), ...(activityId && { activityId }) },
  });
const turn = (
  activityId: string,
  event: Input<'activity.turn'>['event'],
  baseVersion: number,
  reason?: string,
) =>
  world.call(organiser, 'activity.turn', {
    ...{ requestId: rid(), activityId, event, baseVersion, ...(reason && { reason }) },
  });
/** An activity of the court that families see. */
async function published(more: Partial<Written> = {}): Promise<string> {
  const drafted = await save(organiser, place.court, more);
  if (!drafted.ok) throw new Error(JSON.stringify(drafted));
  const { activityId, version } = drafted.value;
  expect(await turn(activityId, 'publish', version)).toMatchObject({ ok: true });
  return activityId;
}
const register = (who: Person | string, activityId: string, ids: string[], children = 0) =>
  world.insist(
    who,
    'activity.register',
    { requestId: rid(), activityId, people: ids, children, answers: [] },
    40,
  );
const alone = async (who: Person, activityId: string) =>
  (await register(who, activityId, [who.id])).answer as { value: { state: string } };
const withdraw = (who: Person | string, activityId: string) =>
  world.call(who, 'activity.withdraw', { requestId: rid(), activityId });
const answer = (who: Person, activityId: string, word: 'take' | 'let-go') =>
  world.call(who, 'activity.answer', { requestId: rid(), activityId, answer: word });
const seen = (who: Person | string, activityId: string) => world.ask(who, 'activity.one', { activityId });
const mine = async (who: Person, activityId: string) => (await seen(who, activityId)).seat?.state ?? null;
const inbox = async (who: Person | string) =>
  (await world.ask(who, 'reminder.inbox', {})).items
    .filter(({ title }) => title.includes('活动'))
    .map(({ title, done }) => `${title}${done ? '：办过了' : ''}`);
/** A tick in the next minute in which activities are looked at. */
const tick = async () => {
  while (Math.floor((await world.now()) / 60_000) % 5 !== 3) await world.advance('PT1M', false);
  const { result } = (await world.tick()) as { result?: { ok?: boolean } };
  expect(result).toMatchObject({ ok: true });
};

test('a draft is its organiser’s; what is published is seen by the families it is for, relatives too, and by nobody else', async () => {
  const [neighbour] = (await world.people.invited(1, '2026-07-01', {
    ...{
      unitId: place.bureau,
      sectionId: place.works,
      unitPath: [place.district, place.bureau, place.works],
    },
  })) as [Person];
  await world.people.bind(neighbour);
  expect(await save(cadre(0), place.court)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await save(organiser, place.bureau)).toMatchObject({ code: 'NOT_FOUND', field: 'scopeId' });
  expect(await save(organiser, place.district)).toMatchObject({ code: 'NOT_FOUND', field: 'scopeId' });
  const drafted = await save(organiser, place.court, { title: '先写着' });
  const { activityId } = (drafted as { value: { activityId: string } }).value;
  expect(await world.call(cadre(0), 'activity.one', { activityId })).toMatchObject({ code: 'NOT_FOUND' });
  const titles = async (who: Person | string) =>
    (await world.ask(who, 'activity.list', { which: 'ahead' })).activities.map(({ title }) => title);
  expect(await titles(cadre(0))).toEqual([]);
  expect(await turn(activityId, 'publish', 7)).toMatchObject({ reason: 'activity-moved' });
  expect(await turn(activityId, 'publish', 1)).toMatchObject({ value: { state: 'published' } });
  const whole = await save(district, place.district, { title: '全区的' });
  const wholeId = (whole as { value: { activityId: string } }).value.activityId;
  const publish = { event: 'publish', baseVersion: 1 } as const;
  expect(
    await world.call(organiser, 'activity.turn', { requestId: rid(), activityId: wholeId, ...publish }),
  ).toMatchObject({ code: 'NOT_FOUND' });
  await world.ask(district, 'activity.turn', { requestId: rid(), activityId: wholeId, ...publish });
  for (const who of [cadre(0), wife]) expect((await titles(who)).sort()).toEqual(['先写着', '全区的']);
  expect(await titles(neighbour)).toEqual(['全区的']);
  expect(await world.call(neighbour, 'activity.one', { activityId })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await register(neighbour, activityId, [neighbour.id])).toMatchObject({
    answer: { code: 'NOT_FOUND' },
  });
  expect((await seen(wife, activityId)).family.map(({ name }) => name)).toEqual(['南乔', cadre(0).name]);
});

test('what families will read is checked by WeChat, and times that cannot be are refused', async () => {
  await world.control.findBad(['坏话']);
  const publishedOf = async (more: Partial<Written>) => {
    const drafted = await save(organiser, place.court, more);
    return turn((drafted as { value: { activityId: string } }).value.activityId, 'publish', 1);
  };
  expect(await publishedOf({ about: '一句坏话' })).toMatchObject({ reason: 'content-risky' });
  expect(await publishedOf({ endsAt: starts - hour })).toMatchObject({ reason: 'activity-times' });
  expect(await publishedOf({ registerUntil: starts + 1 })).toMatchObject({ reason: 'activity-times' });
  expect(await publishedOf({ startsAt: await world.now() })).toMatchObject({ reason: 'activity-times' });
});

test('a household registers once for all, with children and answers under lock; any of it changes that', async () => {
  const questions: Written['questions'] = [
    { key: 'age', text: '孩子多大', options: ['六岁以下', '六岁以上'], must: 'yes' },
    { key: 'say', text: '想听什么', options: [], must: 'no' },
  ];
  const activityId = await published({ questions, places: 4 });
  const ask = (
    who: Person | string,
    answers: { key: string; text: string }[],
    ids: string[],
    children: number,
  ) => world.call(who, 'activity.register', { requestId: rid(), activityId, people: ids, children, answers });
  const age = { key: 'age', text: '六岁以上' };
  const both = [cadre(0).id, wifeId];
  expect(await ask(wife, [], both, 1)).toMatchObject({ reason: 'activity-answers' });
  expect(await ask(wife, [{ key: 'age', text: '别的' }], both, 1)).toMatchObject({
    reason: 'activity-answers',
  });
  expect(await ask(wife, [age, { key: 'say', text: '一句坏话' }], both, 1)).toMatchObject({
    reason: 'content-risky',
  });
  expect(await ask(wife, [age], [cadre(1).id], 1)).toMatchObject({ code: 'NOT_FOUND', field: 'people' });
  expect(await ask(wife, [age, { key: 'say', text: '外公讲的故事' }], both, 1)).toMatchObject({
    value: { state: 'registered', seats: 3 },
  });
  expect(JSON.stringify(await world.dump())).not.toContain('外公讲的');
  expect((await seen(cadre(0), activityId)).seat).toMatchObject({ people: both, children: 1 });
  // He changes it: no second row, and no more than fits.
  expect(await ask(cadre(0), [age], both, 3)).toMatchObject({ reason: 'activity-seats' });
  expect(await ask(cadre(0), [age], [cadre(0).id], 0)).toMatchObject({ value: { seats: 1 } });
  const roll = await world.ask(organiser, 'activity.roll', { activityId });
  expect(roll.rows).toMatchObject([{ names: [cadre(0).name], children: 0, answers: [age] }]);
  expect(roll.activity).toMatchObject({ families: 1, taken: 1, waiting: 0 });
  expect(await world.call(cadre(0), 'activity.roll', { activityId })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await withdraw(wife, activityId)).toMatchObject({ ok: true });
  expect(await world.documents('activitySeats', { activityId })).toEqual([]);
});

test('fifty at once for the last seat: one has it, the others wait, each with a number of their own', async () => {
  const activityId = await published({ places: 2 });
  expect(await alone(cadre(1), activityId)).toMatchObject({ value: { state: 'registered' } });
  const racers = people.slice(2, 52);
  const answers = await inParallel(racers, 50, (who) => alone(who, activityId));
  const states = answers.map(({ value }) => value?.state);
  expect(states.filter((state) => state === 'registered')).toHaveLength(1);
  expect(states.filter((state) => state === 'waiting')).toHaveLength(49);
  const seats = await world.documents('activitySeats', { activityId });
  expect(seats.map(({ number }) => Number(number)).sort((a, b) => a - b)).toEqual(seats.map((_, n) => n + 1));
  await assertInvariants(world);
});

test('the list moves by itself: who withdraws gives the seat to the next, who lets the time pass too, and nobody is overtaken', async () => {
  const activityId = await published({ places: 2 });
  for (const n of [1, 2, 3, 4, 5]) await alone(cadre(n), activityId);
  expect((await seen(cadre(4), activityId)).seat).toMatchObject({ state: 'waiting', ahead: 1 });
  await withdraw(cadre(1), activityId);
  const offered = await seen(cadre(3), activityId);
  expect(offered).toMatchObject({ seat: { state: 'offered' }, may: ['answer', 'change', 'withdraw'] });
  expect(await inbox(cadre(3))).toEqual(['同上廉课的活动，有位置了']);
  // Somebody new does not pass those who wait.
  expect(await alone(cadre(6), activityId)).toMatchObject({ value: { state: 'waiting' } });
  await world.moveTo((offered.seat?.answerBy ?? 0) + 1_000, false);
  expect(await answer(cadre(3), activityId, 'take')).toMatchObject({ reason: 'activity-offer' });
  await tick();
  expect([await mine(cadre(3), activityId), await mine(cadre(4), activityId)]).toEqual(['lapsed', 'offered']);
  expect(await inbox(cadre(3))).toEqual(['同上廉课的活动，有位置了：办过了']);
  await answer(cadre(4), activityId, 'let-go');
  expect(await mine(cadre(5), activityId)).toBe('offered');
  expect(await answer(cadre(5), activityId, 'take')).toMatchObject({ value: { state: 'registered' } });
  // Once more in the list: at its end.
  expect(await alone(cadre(3), activityId)).toMatchObject({ value: { state: 'waiting' } });
  expect((await seen(cadre(3), activityId)).seat).toMatchObject({ ahead: 1 });
  await assertInvariants(world);
});

test('more places move the list at once; fewer than are taken are refused; a household that needs more than is free keeps its number', async () => {
  const activityId = await published({ places: 2 });
  for (const n of [1, 2]) await alone(cadre(n), activityId);
  expect(await register(cadre(0), activityId, [cadre(0).id, wifeId])).toMatchObject({
    answer: { value: { state: 'waiting' } },
  });
  await alone(cadre(3), activityId);
  await withdraw(cadre(1), activityId);
  expect([await mine(cadre(0), activityId), await mine(cadre(3), activityId)]).toEqual([
    'waiting',
    'offered',
  ]);
  expect(await save(organiser, place.court, { places: 1 }, activityId, 2)).toMatchObject({
    reason: 'activity-places',
  });
  expect(await save(organiser, place.court, { places: 4 }, activityId, 2)).toMatchObject({
    value: { told: 0 },
  });
  expect(await mine(cadre(0), activityId)).toBe('offered');
});

test('a change and a cancellation reach everybody who registered, the eve is reminded of at the new time, once', async () => {
  const activityId = await published({ places: 12, series: 'site' });
  for (const n of [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]) await alone(cadre(n), activityId);
  const later = {
    startsAt: starts + 48 * hour,
    endsAt: starts + 50 * hour,
    places: 12,
    series: 'site' as const,
  };
  const changed = await save(organiser, place.court, later, activityId, 2);
  expect(changed).toMatchObject({ value: { told: 13, version: 3 } });
  await tick();
  for (const n of [10, 21, 22]) expect(await inbox(cadre(n))).toContain('同行廉景的活动，有变动');
  const eves = await world.documents('reminders', { kind: 'activity-eve', personId: cadre(10).id });
  const [old, fresh] = eves.filter(
    ({ facts }) => (facts as { activityId: string }).activityId === activityId,
  );
  expect([old?.status, fresh?.status]).toEqual(['dropped', 'pending']);
  expect(await turn(activityId, 'cancel', 3)).toMatchObject({ code: 'INVALID', field: 'reason' });
  expect(await turn(activityId, 'cancel', 3, '台风要来')).toMatchObject({ value: { state: 'cancelled' } });
  await tick();
  for (const n of [10, 22]) expect(await inbox(cadre(n))).toContain('同行廉景的活动取消了');
  expect(await seen(cadre(10), activityId)).toMatchObject({
    state: 'cancelled',
    reason: '台风要来',
    may: [],
  });
  const left = await world.documents('reminders', { kind: 'activity-eve', status: 'pending' });
  expect(left.filter(({ facts }) => (facts as { activityId: string }).activityId === activityId)).toEqual([]);
  await assertInvariants(world);
});

test('who has everything erased leaves a free seat, and 180 days after its end nobody stands in an activity', async () => {
  const activityId = await published({ places: 1 });
  await alone(cadre(52), activityId);
  await alone(cadre(53), activityId);
  await world.ask(cadre(52), 'account.erase', { requestId: rid(), confirm: cadre(52).name });
  for (let minute = 0; minute < 12; minute += 1) {
    await world.advance('PT1M', false);
    await tick();
  }
  expect(await mine(cadre(53), activityId)).toBe('offered');
  expect(await world.documents('activitySeats', { people: cadre(52).id })).toEqual([]);
  await answer(cadre(53), activityId, 'take');
  await world.moveTo(starts + 181 * 24 * hour, false);
  await tick();
  expect(await world.documents('activitySeats', { activityId })).toEqual([]);
  expect(await world.documents('activities', { _id: activityId })).toMatchObject([{ families: 1, taken: 1 }]);
});
