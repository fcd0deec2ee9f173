import { place } from '../support/district';
import { HelpGroup } from '../support/help-group';
import { assertInvariants } from '../support/invariants';
import type { Person } from '../support/people';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

/** It is Wednesday 2026-07-01, 09:12. */
let world: World;
let group: HelpGroup;
let asker: Person;
const unitId = place.court;

beforeAll(async () => {
  world = await startWorld();
  group = await HelpGroup.found(world, 1);
  asker = group.members[0] as Person;
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const id = () => world.requestId('duty');
const stateOf = async (questionId: string) => (await group.seen(asker, questionId)).state;

test('without a rota every officer is called at once, then the leader', async () => {
  const { id: questionId } = await group.ask(asker);
  expect((await group.calls(questionId)).sort()).toEqual(['officer A', 'officer B']);
  await group.pass(30);
  expect((await group.calls(questionId)).sort()).toEqual(['leader L', 'officer A', 'officer B']);
  await world.ask(asker, 'helpgroup.withdraw', { requestId: id(), questionId });
});

test('a draft shows its gaps before publishing, is for officers of the unit, and moves for one writer at a time', async () => {
  const draft = (baseVersion: number, officerId: string | null) =>
    world.call(group.officer, 'helpgroup.draftRota', {
      ...{ requestId: id(), unitId, baseVersion, exceptions: [], fallbackId: null },
      pattern: [{ weekday: 1, layer: 'day', officerId, backupId: null }],
    });
  expect(await draft(0, asker.id)).toMatchObject({ reason: 'rota-person' });
  const first = await draft(0, group.officer.id);
  if (!first.ok) throw new Error('refused');
  expect(first.value.findings.filter(({ what }) => what === 'gap').length).toBe(56);
  expect(await draft(0, group.officer.id)).toMatchObject({ reason: 'rota-moved' });
  await group.publishRota();
  const seen = await world.ask(group.leader, 'helpgroup.rota', { unitId });
  expect(seen).toMatchObject({ draft: null, shifts: { length: 60 } });
  expect(seen.findings.every(({ what }) => what === 'double')).toBe(true);
  // Nobody has permitted a message of duty: shown before the shift.
  expect(seen.officers.map(({ reach }) => reach)).toEqual(['no-permission', 'no-permission']);
  const told = await world.documents('reminders', { kind: 'duty-changed' });
  expect(told.map(({ personId }) => personId)).toEqual([group.backup.id]);
  const { onDuty } = await world.ask(asker, 'helpgroup.space', { unitId });
  expect(onDuty).toMatchObject({ name: group.officer.name });
});

test('by day: officer at once, backup after 30 minutes, leader after 30 more, nobody twice', async () => {
  const { id: questionId, promisedAt } = await group.ask(asker);
  expect(promisedAt - (await world.now())).toBe(30 * 60_000);
  expect(await group.calls(questionId)).toEqual(['officer A']);
  await group.pass(29);
  expect(await group.calls(questionId)).toEqual(['officer A']);
  await group.pass(1);
  await group.pass(0);
  expect(await group.calls(questionId)).toEqual(['officer A', 'backup B']);
  expect(await stateOf(questionId)).toBe('escalated');
  await group.pass(30);
  expect(await group.calls(questionId)).toEqual(['officer A', 'backup B', 'leader L']);
  await group.pass(300);
  expect(await group.calls(questionId)).toHaveLength(3);
  const { items } = await world.ask(group.leader, 'reminder.inbox', {});
  // Of the private line the leader is led to the space and reads no word.
  expect(items[0]?.page).toBe(`packages/helpgroup/pages/desk/index?unitId=${unitId}`);
  expect(await group.take(group.leader, questionId)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await group.answer(group.backup, questionId)).toMatchObject({ ok: true });
  const after = await world.documents('reminders', { kind: 'question-waits', subject: questionId });
  expect(after.every(({ doneAt }) => doneAt !== null)).toBe(true);
});

test('taken stops it; silence after taking begins it again, without whoever was silent', async () => {
  await world.moveTo('2026-07-02T09:00:00+08:00', false);
  const { id: questionId } = await group.ask(asker, { line: 'open' });
  await group.pass(20);
  expect(await group.take(group.officer, questionId)).toMatchObject({ ok: true });
  await group.pass(29);
  expect(await group.calls(questionId)).toEqual(['officer A']);
  await group.pass(1);
  expect(await group.calls(questionId)).toEqual(['officer A', 'backup B']);
  expect(await stateOf(questionId)).toBe('escalated');
  expect(await group.take(group.leader, questionId)).toMatchObject({ value: { state: 'taken' } });
  expect(await group.answer(group.leader, questionId)).toMatchObject({ ok: true });
});

test('by night two hours; what comes just before eight is due at half past; midnight is no seam', async () => {
  await world.moveTo('2026-07-02T23:30:00+08:00', false);
  const { id: questionId } = await group.ask(asker);
  await group.pass(119);
  expect(await group.calls(questionId)).toEqual(['officer A']);
  await group.pass(1);
  expect(await group.calls(questionId)).toEqual(['officer A', 'backup B']);
  await group.answer(group.officer, questionId);
  await world.moveTo('2026-07-03T07:50:00+08:00', false);
  const early = await group.ask(asker);
  expect(early.promisedAt).toBe(Date.parse('2026-07-03T08:30:00+08:00'));
  await group.answer(group.officer, early.id);
});

test('two officers take one question at once: one gets it, the other is told', async () => {
  const { id: questionId } = await group.ask(asker);
  const answers = await Promise.all([group.officer, group.backup].map((who) => group.take(who, questionId)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'CONFLICT', reason: 'question-held' });
  const winner = answers[0]?.ok ? group.officer : group.backup;
  expect(await group.answer(winner, questionId)).toMatchObject({ ok: true });
});

test('a swap holds once both have said so; who stands there when a question burns is called, also in between', async () => {
  await world.moveTo('2026-07-06T09:00:00+08:00', false);
  const shift = { day: '2026-07-07', layer: 'day' as const };
  const propose = (who: Person, toId: string, at = shift) =>
    world.call(who, 'helpgroup.proposeSwap', { requestId: id(), unitId, ...at, toId, back: null });
  expect(await propose(group.backup, group.officer.id)).toMatchObject({ reason: 'rota-moved' });
  expect(await propose(group.officer, asker.id)).toMatchObject({ reason: 'rota-person' });
  expect(await propose(group.officer, group.backup.id, { ...shift, day: '2026-07-05' })).toMatchObject({
    reason: 'rota-moved',
  });
  const asked = await propose(group.officer, group.backup.id);
  if (!asked.ok) throw new Error('refused');
  const say = (who: Person, answer: 'agree' | 'decline' | 'withdraw') =>
    world.call(who, 'helpgroup.answerSwap', { requestId: id(), swapId: asked.value.id, answer });
  expect(await say(group.officer, 'agree')).toMatchObject({ code: 'NOT_FOUND' });
  // A question burns while the swap waits: the rota as it stands is called.
  const { id: questionId } = await group.ask(asker);
  const [agreed] = await Promise.all([say(group.backup, 'agree'), group.pass(30)]);
  expect(agreed).toMatchObject({ value: { state: 'agreed' } });
  expect(await group.calls(questionId)).toEqual(['officer A', 'backup B']);
  expect(await say(group.officer, 'withdraw')).toMatchObject({ reason: 'rota-moved' });
  const { shifts } = await world.ask(group.officer, 'helpgroup.rota', { unitId });
  expect(shifts.find(({ day, layer }) => day === shift.day && layer === 'day')).toMatchObject({
    ...{ officerId: group.backup.id, backupId: group.officer.id, source: 'exception' },
  });
  await group.answer(group.officer, questionId);
  await world.moveTo('2026-07-07T10:00:00+08:00', false);
  const next = await group.ask(asker);
  expect(await group.calls(next.id)).toEqual(['officer B']);
  await group.answer(group.backup, next.id);
});

test('the next shift is announced once to officer and backup, in the evening before', async () => {
  await world.moveTo('2026-07-07T16:30:00+08:00', false);
  await group.pass(0);
  const of = async (occurrence: string) =>
    (await world.documents('reminders', { matter: `shift-next:${unitId}:${occurrence}` })).length;
  expect([await of('2026-07-08-day'), await of('2026-07-07-night')]).toEqual([0, 2]);
  await group.pass(60);
  expect(await of('2026-07-08-day')).toBe(2);
  await group.pass(60);
  expect(await of('2026-07-08-day')).toBe(2);
});

test('a step with nobody on it is skipped: an officer who serves no more is not waited for', async () => {
  const [role] = await world.documents('roles', { personId: group.officer.id });
  await world.admin().patchWhere('roles', { _id: role?._id as string }, { until: await world.now() });
  await world.moveTo('2026-07-08T10:00:00+08:00', false);
  const { id: questionId } = await group.ask(asker);
  expect(await group.calls(questionId)).toEqual(['backup B']);
  await group.pass(30);
  expect(await group.calls(questionId)).toEqual(['backup B', 'leader L']);
  const { findings } = await world.ask(group.leader, 'helpgroup.rota', { unitId });
  expect(findings.some(({ what, personId }) => what === 'gone' && personId === group.officer.id)).toBe(true);
  await group.answer(group.backup, questionId);
});

test('what was answered and left quiet closes after two weeks', async () => {
  const { id: questionId } = await group.ask(asker);
  await group.answer(group.backup, questionId);
  await world.advance('P14D', false);
  await group.pass(1);
  expect(await stateOf(questionId)).toBe('closed');
  await assertInvariants(world);
});
