import type { Output } from '../../core/contract';
import { place } from '../support/district';
import { enclosedGroup, HelpGroup } from '../support/help-group';
import { assertInvariants } from '../support/invariants';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let group: HelpGroup;
let asker: Person;
let neighbour: Person;
let outsider: Person;
let unitId: string;

beforeAll(async () => {
  world = await startWorld();
  group = await HelpGroup.found(world, 2);
  [asker, neighbour] = group.members as [Person, Person];
  outsider = await world.people.one();
  unitId = place.court;
  await group.publishRota();
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const id = () => world.requestId('group');
const space = (who: Person) => world.call(who, 'helpgroup.space', { unitId });

test('a group belongs to one unit; a second group of the unit opens the same space; a second unit is refused', async () => {
  const bureau = await world.people.officer('duty-officer', { kind: 'unit', ids: [place.bureau] });
  const bind = async (who: Person, opengid: string, at = place.court as string) =>
    world.call(who, 'helpgroup.bind', {
      ...{ requestId: id(), unitId: at, cloudId: await enclosedGroup(world, who.openid, opengid) },
    });
  expect(await bind(group.officer, 'group-of-the-court')).toMatchObject({ value: { again: true } });
  expect(await bind(bureau, 'group-of-the-court', place.bureau)).toMatchObject({ reason: 'group-bound' });
  expect(await bind(bureau, 'second-group')).toMatchObject({ code: 'NOT_FOUND' });
  expect(await bind(group.officer, 'second-group')).toMatchObject({ value: { again: false } });
  expect(await bind(asker, 'third-group')).toMatchObject({ code: 'FORBIDDEN' });
  const unreadable = { requestId: id(), unitId, cloudId: '69_something-else' };
  expect(await world.call(group.officer, 'helpgroup.bind', unreadable)).toMatchObject({
    reason: 'group-unreadable',
  });
  expect(JSON.stringify(await world.dump())).not.toContain('group-of-the-court');
});

test('an outsider with a forwarded card sees nothing; whoever comes from the group is in, until they leave', async () => {
  expect(await space(outsider)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await group.enter(outsider, 'a-group-of-nobody')).toMatchObject({ reason: 'group-unbound' });
  expect(await group.enter(outsider, 'second-group')).toMatchObject({ value: { unitId } });
  expect(await space(outsider)).toMatchObject({ value: { as: 'member' } });
  const { spaces } = await world.ask(outsider, 'helpgroup.spaces', {});
  expect(spaces).toMatchObject([{ unitId, as: 'member', waiting: 0 }]);
  await world.ask(outsider, 'helpgroup.leave', { requestId: id(), unitId });
  expect(await space(outsider)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await group.enter(outsider, 'second-group')).toMatchObject({ ok: true });
});

test('a group that is let go lets nobody in any more, and the clock takes away who came from it', async () => {
  const { groups } = await world.ask(group.officer, 'helpgroup.groups', { unitId });
  expect(groups).toHaveLength(2);
  const second = groups[1]?.id as string;
  await world.ask(group.officer, 'helpgroup.unbind', { requestId: id(), unitId, groupId: second });
  expect(await space(outsider)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await space(asker)).toMatchObject({ ok: true });
  for (let minute = 0; minute < 11; minute += 1) await group.pass(1);
  expect(await world.documents('helpMembers', { personId: outsider.id })).toEqual([]);
});

let secret: Output<'helpgroup.ask'>;
const words = '金丝雀问的话Q7';

test('the private line reaches the officers alone: no member, no leader, no list, no store has a word of it', async () => {
  secret = await group.ask(asker, { text: words, named: 'no' });
  expect(secret.number).toMatch(/^260701-[0-9A-F]{4}$/);
  expect(await group.seen(asker, secret.id)).toMatchObject({
    ...{ as: 'asker', state: 'new', mine: true, may: ['add', 'withdraw'] },
    entries: [{ kind: 'asked', me: true, text: words }],
  });
  for (const who of [neighbour, outsider, group.leader])
    expect(await group.read(who, secret.id)).toMatchObject({ code: 'NOT_FOUND' });
  const hr = await world.people.officer('hr', scopeOver.hr);
  const administrator = await world.people.officer('administrator', scopeOver.administrator);
  const auditor = await world.people.officer('auditor', scopeOver.auditor);
  for (const who of [hr, administrator, auditor])
    expect(await group.read(who, secret.id)).toMatchObject({ code: 'NOT_FOUND' });
  const lists = await Promise.all([
    space(neighbour),
    world.call(group.leader, 'helpgroup.desk', { unitId, list: 'waiting' }),
    world.call(group.officer, 'helpgroup.desk', { unitId, list: 'waiting' }),
    world.call(group.officer, 'helpgroup.space', { unitId }),
  ]);
  expect(JSON.stringify(lists)).not.toContain(words);
  expect(JSON.stringify(lists)).toContain(secret.number);
  expect(JSON.stringify(await world.dump())).not.toContain(words);
});

test('anonymous is anonymous to officers too; every look at the private line is told to whoever asked', async () => {
  const seen = await group.seen(group.officer, secret.id);
  expect(seen).toMatchObject({ as: 'officer', askerName: null, entries: [{ name: null, text: words }] });
  expect(JSON.stringify(seen)).not.toContain(asker.id);
  expect(JSON.stringify(seen)).not.toContain(asker.name);
  const { entries } = await world.ask(asker, 'audit.mine', {});
  expect(entries.filter(({ what }) => what === 'look')).toHaveLength(1);
  expect(await group.seen(asker, secret.id)).toMatchObject({ askerName: null });
});

test('asked, taken, answered, noted, rated, closed, reopened: each sees what is theirs', async () => {
  const { id: questionId } = await group.ask(asker, {
    line: 'open',
    text: '喜宴能不能去？',
    topic: 'banquet',
  });
  const act = (who: Person, route: 'note' | 'add' | 'close' | 'reopen' | 'rate' | 'withdraw', more: object) =>
    world.call(who, `helpgroup.${route}`, { requestId: id(), questionId, ...more } as never);
  expect(await group.seen(neighbour, questionId)).toMatchObject({
    ...{ as: 'member', askerName: asker.name, may: [], entries: [{ text: '喜宴能不能去？' }] },
  });
  expect(await group.take(neighbour, questionId)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await group.take(group.officer, questionId)).toMatchObject({ value: { state: 'taken' } });
  expect(await act(group.officer, 'note', { text: '记得问机关纪委' })).toMatchObject({ ok: true });
  expect(await group.answer(group.backup, questionId)).toMatchObject({ reason: 'question-held' });
  await world.advance('PT13M', false);
  expect(await group.answer(group.officer, questionId, '人去礼不收。')).toMatchObject({ ok: true });
  const seen = await group.seen(asker, questionId);
  expect((seen.firstAnswerAt ?? 0) - seen.at).toBe(13 * 60_000);
  expect(seen.entries.map(({ kind }) => kind)).toEqual(['asked', 'answer']);
  expect(seen).toMatchObject({
    state: 'answered',
    takenBy: group.officer.name,
    may: ['add', 'rate', 'close'],
  });
  expect((await group.seen(group.backup, questionId)).entries.map(({ kind }) => kind)).toContain('note');
  expect((await world.ask(asker, 'reminder.inbox', {})).items[0]).toMatchObject({
    ...{ kind: 'question-answered', done: false },
  });
  expect(await act(asker, 'rate', { helped: 3 })).toMatchObject({ ok: true });
  expect(await act(asker, 'add', { text: '红包也退吗？' })).toMatchObject({ value: { state: 'new' } });
  expect(await group.answer(group.backup, questionId, '退。')).toMatchObject({
    value: { state: 'answered' },
  });
  expect(await act(group.officer, 'close', {})).toMatchObject({ code: 'INVALID', field: 'reason' });
  expect(await act(asker, 'close', {})).toMatchObject({ value: { state: 'closed' } });
  expect(await act(group.officer, 'close', { reason: '再关一次' })).toMatchObject({ code: 'CONFLICT' });
  expect(await act(group.officer, 'reopen', { reason: '对方又来了' })).toMatchObject({
    value: { state: 'new' },
  });
  expect(await act(asker, 'withdraw', {})).toMatchObject({ value: { state: 'withdrawn' } });
  for (const who of [neighbour, group.officer, group.leader])
    expect(await group.read(who, questionId)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await world.documents('questionEntries', { questionId })).toEqual([]);
  await assertInvariants(world);
});

test('handing on needs an officer of the unit and calls them', async () => {
  const { id: questionId } = await group.ask(asker);
  const handOn = (toId: string) =>
    world.call(group.officer, 'helpgroup.handOn', {
      requestId: id(),
      questionId,
      toId,
      reason: '要懂执行的答',
    });
  expect(await handOn(neighbour.id)).toMatchObject({ reason: 'rota-person' });
  expect(await handOn(group.officer.id)).toMatchObject({ reason: 'rota-person' });
  expect(await handOn(group.backup.id)).toMatchObject({ value: { state: 'handed' } });
  expect(await group.calls(questionId)).toEqual(['officer A', 'officer B']);
  expect((await group.seen(asker, questionId)).entries.map(({ kind }) => kind)).toEqual(['asked']);
});

test('a text that WeChat refuses is not kept, whoever wrote it', async () => {
  await world.control.findBad(['坏话']);
  const before = JSON.stringify(await world.documents('questionEntries'));
  await world.control.findBad(['坏话']);
  const ask = { unitId, line: 'open', topic: 'other', named: 'no', text: '一句坏话' } as const;
  const risky = { code: 'INVALID', reason: 'content-risky', field: 'text' };
  expect(await world.call(asker, 'helpgroup.ask', { requestId: id(), ...ask })).toMatchObject(risky);
  expect(await group.answer(group.officer, secret.id, '一句坏话')).toMatchObject(risky);
  expect(JSON.stringify(await world.documents('questionEntries'))).toBe(before);
});

test('closed words go by rule after the days that the unit set; what stays are times for the figures', async () => {
  await world.ask(group.officer, 'helpgroup.keep', { requestId: id(), unitId, days: 30 });
  const { id: questionId } = await group.ask(asker);
  await group.answer(group.officer, questionId);
  const closing = { requestId: id(), questionId, reason: '已经退回' };
  await world.ask(group.officer, 'helpgroup.close', closing);
  const rest = async () => (await world.documents('questionEntries', { questionId })).length;
  expect(await rest()).toBe(3);
  await world.advance('P29D', false);
  for (let minute = 0; minute < 11; minute += 1) await group.pass(1);
  expect(await rest()).toBe(3);
  await world.advance('P1D', false);
  for (let minute = 0; minute < 11; minute += 1) await group.pass(1);
  expect(await rest()).toBe(0);
  const [row] = await world.documents('questions', { _id: questionId });
  expect(row).toMatchObject({ askerId: '', state: 'closed', answers: 1 });
  expect(await group.read(asker, questionId)).toMatchObject({ code: 'NOT_FOUND' });
  await assertInvariants(world);
});
