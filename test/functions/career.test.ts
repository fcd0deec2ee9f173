import { instantOf } from '../../core/domain/calendar/beijing';
import { place } from '../support/district';
import { assertInvariants } from '../support/invariants';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let hr: Person;
let organisation: Person;
let administrator: Person;
beforeAll(async () => {
  world = await startWorld();
  hr = await world.people.officer('hr', scopeOver.hr);
  organisation = await world.people.officer('organisation', scopeOver.organisation);
  administrator = await world.people.officer('administrator', scopeOver.administrator);
});
afterAll(async () => {
  await assertInvariants(world);
  await world.close();
  hangUp();
});

const requestId = () => world.requestId('career');
const enter = (who: Person, about: Person, kind: string, day: string, more: object = {}) =>
  world.call(who, 'roster.enterEvent', {
    requestId: requestId(),
    personId: about.id,
    kind,
    day,
    ...more,
  } as never);
const correct = (who: Person, eventId: string, instead: object | null) =>
  world.call(who, 'roster.correctEvent', {
    requestId: requestId(),
    eventId,
    reason: '录错了人',
    instead,
  } as never);
const entered = async (...args: Parameters<typeof enter>) => {
  const answer = await enter(...args);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value.eventId;
};
const nodesOf = async (person: Person) =>
  (await world.documents('nodes', { bookId: person.id })).filter((node) => node.withdrawnAt == null);
const kindsOf = async (person: Person) => (await nodesOf(person)).map((node) => `${node.kind} ${node.day}`);
const rowOf = async ({ id }: Person) => (await world.documents('people', { _id: id }))[0];
const toWorks = { unitId: place.bureau, sectionId: place.works, position: '副科长' };

test('what somebody proposes waits for HR of the unit alone, is refused with a reason, or confirmed as it really was', async () => {
  const cadre = await world.people.one('2026-06-01');
  const propose = (note: string) =>
    world.call(cadre, 'roster.proposeEvent', {
      requestId: requestId(),
      kind: 'rotation',
      day: '2026-06-20',
      note,
    });
  await world.control.findBad(['坏话']);
  expect(await propose('一句坏话')).toMatchObject({ reason: 'content-risky' });
  const first = await propose('到综合办公室');
  expect(first).toMatchObject({ ok: true, value: { status: 'proposed' } });
  expect(await propose('再来一次')).toMatchObject({ code: 'CONFLICT', reason: 'event-known' });
  expect(await kindsOf(cadre)).toEqual(['anniversary 2027-06-01', 'onboarding 2026-06-01']);
  const { events } = await world.ask(hr, 'roster.waitingEvents', {});
  expect(events).toMatchObject([
    { personId: cadre.id, personName: cadre.name, place: '民事审判庭', note: '到综合办公室' },
  ]);
  expect(await world.call(cadre, 'roster.waitingEvents', {})).toMatchObject({ code: 'FORBIDDEN' });

  const decide = (eventId: string, input: object) =>
    world.call(hr, 'roster.decideEvent', { requestId: requestId(), eventId, ...input } as never);
  const eventId = (first as { value: { eventId: string } }).value.eventId;
  expect(await decide(eventId, { decision: 'refuse' })).toMatchObject({ field: 'reason' });
  expect(await decide(eventId, { decision: 'refuse', reason: '调令还没有下' })).toMatchObject({ ok: true });
  expect(await decide(eventId, { decision: 'confirm' })).toMatchObject({ reason: 'event-decided' });
  const own = await world.ask(cadre, 'roster.career', {});
  expect(own.events).toMatchObject([{ status: 'refused', reason: '调令还没有下', proposed: true }]);

  const again = (await propose('调令下了')) as { value: { eventId: string } };
  const to = { unitId: place.court, sectionId: place.office, position: '科员' };
  expect(await decide(again.value.eventId, { decision: 'confirm' })).toMatchObject({ field: 'to' });
  expect(await decide(again.value.eventId, { decision: 'confirm', day: '2026-06-22', to })).toMatchObject({
    ok: true,
  });
  expect(await kindsOf(cadre)).toContain('rotation 2026-06-22');
  expect(await world.documents('reminders', { subject: cadre.id, kind: 'rotation' })).not.toEqual([]);
  expect(await rowOf(cadre)).toMatchObject({
    sectionId: place.office,
    unitPath: [place.district, place.court, place.office],
  });
  const { postings } = await world.ask(cadre, 'roster.career', {});
  expect(postings).toMatchObject([
    { sectionName: '综合办公室', fromDay: '2026-06-22', untilDay: null },
    { sectionName: '民事审判庭', fromDay: '2026-06-01', untilDay: '2026-06-21' },
  ]);
});

test('a move to another unit hands the person over with their history; put right, everything is as it was', async () => {
  const cadre = await world.people.one('2026-05-01');
  const eventId = await entered(hr, cadre, 'promotion', '2026-06-10', { to: toWorks });
  expect(await world.call(hr, 'roster.person', { personId: cadre.id })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await correct(hr, eventId, null)).toMatchObject({ code: 'NOT_FOUND' });
  const why = '任前核对';
  const seen = await world.ask(organisation, 'roster.person', { personId: cadre.id, why });
  expect(seen).toMatchObject({
    unitName: '云溪区市政管理局',
    person: { position: '副科长', postings: [{}, {}] },
  });
  const other = await correct(organisation, eventId, {
    day: '2026-06-12',
    to: { ...toWorks, sectionId: null },
  });
  expect(await kindsOf(cadre)).toContain('promotion 2026-06-12');
  expect(await rowOf(cadre)).toMatchObject({ sectionId: null, unitPath: [place.district, place.bureau] });
  const standing = (other as { value: { eventId: string } }).value.eventId;
  expect(await correct(organisation, standing, null)).toMatchObject({ ok: true, value: { eventId: null } });
  expect(await kindsOf(cadre)).toEqual(['anniversary 2027-05-01', 'onboarding 2026-05-01']);
  expect(await rowOf(cadre)).toMatchObject({ sectionId: place.civil, unitId: place.court });
  const { events, postings } = await world.ask(cadre, 'roster.career', {});
  expect(events.map(({ status, reason }) => [status, reason])).toEqual([
    ['corrected', '录错了人'],
    ['corrected', '录错了人'],
  ]);
  expect(postings).toMatchObject([{ fromDay: '2026-05-01', untilDay: null }]);
  const dueAfter = await world.documents('reminders', {
    subject: cadre.id,
    kind: 'promotion',
    status: 'pending',
  });
  expect(dueAfter).toEqual([]);
});

test('a wrong entry day is put right in the book: its nodes and their reminders come on their days', async () => {
  const cadre = await world.people.one('2026-07-01');
  const before = await world.documents('reminders', { subject: cadre.id, kind: 'anniversary' });
  await entered(hr, cadre, 'entry', '2025-09-15');
  expect(await rowOf(cadre)).toMatchObject({ entryDay: '2025-09-15' });
  expect((await world.ask(cadre, 'roster.career', {})).postings).toMatchObject([{ fromDay: '2025-09-15' }]);
  expect(await kindsOf(cadre)).toEqual([
    'anniversary 2026-09-15',
    'anniversary 2027-09-15',
    'onboarding 2025-09-15',
  ]);
  const after = await world.documents('reminders', { subject: cadre.id, kind: 'anniversary' });
  const dueOn = (day: string) => after.filter(({ dueAt }) => dueAt === instantOf(day, 9));
  expect(dueOn('2027-09-15')).not.toEqual([]);
  expect(after.some(({ dueAt }) => before.some((row) => row.dueAt === dueAt))).toBe(false);
});

test('whoever leaves hands over: duties and pairs end, what is vacant shows, and nothing is done twice', async () => {
  const chief = await world.people.one('2026-05-01');
  const mentee = await world.people.one('2026-05-01');
  await world.people.hold(chief, 'section-chief', scopeOver['section-chief']);
  const pair = { mentorId: chief.id, unitId: place.court, from: 1, until: null, note: '' };
  await world.admin().add('mentorships', [{ _id: 'm-of-chief', cadreId: mentee.id, ...pair }]);
  const vacant = async () =>
    (await world.ask(administrator, 'roster.roles', {})).vacancies.some(
      ({ unitId, role }) => unitId === place.civil && role === 'section-chief',
    );
  expect(await vacant()).toBe(false);
  const leave = (confirm: string) => enter(hr, chief, 'leaving', '2026-06-30', { confirm });
  expect(await leave('别人')).toMatchObject({ reason: 'not-confirmed' });
  const answer = (await leave(chief.name)) as { value: { eventId: string } };
  expect(await rowOf(chief)).toMatchObject({ status: 'left' });
  expect(await vacant()).toBe(true);
  expect(await world.documents('mentorships', { _id: 'm-of-chief' })).not.toMatchObject([{ until: null }]);
  expect(await kindsOf(chief)).toContain('leaving 2026-06-30');
  expect(await enter(hr, chief, 'sanction', '2026-06-30')).toMatchObject({ reason: 'wrong-state' });

  expect(await correct(hr, answer.value.eventId, null)).toMatchObject({ ok: true });
  expect(await rowOf(chief)).toMatchObject({ status: 'serving' });
  expect(await vacant()).toBe(false);
  expect(await world.documents('mentorships', { _id: 'm-of-chief' })).toMatchObject([{ until: null }]);
  expect(await kindsOf(chief)).toEqual(['anniversary 2027-05-01', 'onboarding 2026-05-01']);
});

test('a leave begins and ends; nobody keeps their own ledger; what has not happened is not entered', async () => {
  const cadre = await world.people.one('2026-05-01');
  await entered(hr, cadre, 'leave-start', '2026-06-01');
  expect(await rowOf(cadre)).toMatchObject({ status: 'on-leave' });
  await entered(hr, cadre, 'leave-end', '2026-06-20');
  expect(await world.documents('books', { _id: cadre.id })).toMatchObject([
    { leaves: [{ from: '2026-06-01', until: '2026-06-20' }] },
  ]);
  expect(await enter(hr, hr, 'sanction', '2026-06-01')).toMatchObject({ reason: 'own-event' });
  expect(await enter(hr, cadre, 'sanction', '2026-07-02')).toMatchObject({ reason: 'day-ahead' });
  const gone = { ...toWorks, unitId: place.court };
  expect(await enter(hr, cadre, 'rotation', '2026-06-25', { to: gone })).toMatchObject({
    reason: 'place-closed',
  });
  const { places } = await world.ask(hr, 'roster.places', {});
  expect(places.map(({ id }) => id)).toEqual(
    [place.court, place.bureau, place.school, place.civil, place.office, place.works].sort(
      (a, b) => places.findIndex((p) => p.id === a) - places.findIndex((p) => p.id === b),
    ),
  );
});
