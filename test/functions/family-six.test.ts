import type { Input, Output } from '../../core/contract';
import { assertInvariants } from '../support/invariants';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let cadre: Person;
let stranger: Person;
const wife = 'openid-of-nanqiao';
const mother = 'openid-of-mother';
const memberIds: string[] = [];

beforeAll(async () => {
  world = await startWorld();
  [cadre, stranger] = (await world.people.bound(2)) as [Person, Person];
  for (const [openid, name, relation] of [
    [wife, '南乔', 'spouse'],
    [mother, '妈妈', 'parent'],
  ] as const) {
    const { code, id } = await world.ask(cadre, 'family.invite', { requestId: rid(), name, relation });
    memberIds.push(id);
    const consent = { version: '2026-07', purposes: ['family', 'reminders'] as ('family' | 'reminders')[] };
    await world.ask(openid, 'account.bind', { requestId: rid(), code, consent });
  }
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const rid = () => world.requestId('six');
type Kind = Input<'family.mark'>['kind'];
type Who = Person | string;
const mark = (who: Who, kind: Kind, more: { text?: string; signature?: typeof signature } = {}) =>
  world.call(who, 'family.mark', { requestId: rid(), kind, answer: 'keep', ...more });
const takeBack = (who: Who, kind: Kind) =>
  world.ask(who, 'family.mark', { requestId: rid(), kind, answer: 'take-back' });
const plan = (who: Who, kind: Kind, day: string | null) =>
  world.call(who, 'family.plan', { requestId: rid(), kind, day });
const stateOf = async (kind: Kind, who: Who = cadre) => {
  const six = (await world.ask(who, 'family.home', {})).six.find((one) => one.kind === kind);
  return `${six?.state} ${six?.mine}`;
};
const inboxOf = async (who: Who) =>
  (await world.ask(who, 'reminder.inbox', {})).items
    .filter(({ topic }) => topic === 'family')
    .map(({ title, done }) => `${title} ${done ? 'done' : 'waits'}`);

test('words: each way, checked, read by the family alone, under lock in the store, written over and taken back', async () => {
  await world.control.findBad(['坏话']);
  expect(await mark(wife, 'words')).toMatchObject({ code: 'INVALID', field: 'text' });
  expect(await mark(wife, 'words', { text: '一句坏话' })).toMatchObject({ reason: 'content-risky' });
  expect(await mark(wife, 'words', { text: '家里干净，饭才香。' })).toMatchObject({ value: { done: false } });
  expect(await stateOf('words')).toBe('begun waits');
  expect(await stateOf('words', mother)).toBe('begun open');
  expect(await inboxOf(cadre)).toEqual(['家里的同致廉语，等你 waits']);
  expect(await inboxOf(mother)).toEqual([]);
  expect(await mark(cadre, 'words', { text: '晚饭我都回来吃。' })).toMatchObject({ value: { done: true } });
  expect(await inboxOf(cadre)).toEqual(['家里的同致廉语，等你 done']);
  const seen = await world.ask(mother, 'family.thing', { kind: 'words' });
  expect(seen.marks.map(({ name, text }) => `${name}：${text}`)).toEqual([
    '南乔：家里干净，饭才香。',
    `${cadre.name}：晚饭我都回来吃。`,
  ]);
  expect(seen.missing).toEqual([{ name: '妈妈', me: true }]);
  expect(JSON.stringify(await world.dump())).not.toContain('饭才香');
  await mark(wife, 'words', { text: '改成这一句。' });
  await takeBack(cadre, 'words');
  expect(await world.ask(wife, 'family.thing', { kind: 'words' })).toMatchObject({
    state: 'begun',
    marks: [{ text: '改成这一句。', me: true }],
  });
});

test('each of the six is done by its own rule', async () => {
  expect(await mark(cadre, 'lesson')).toMatchObject({ value: { done: false } });
  expect(await mark(mother, 'lesson', { text: '讲得实在。' })).toMatchObject({ value: { done: true } });
  expect(await mark(mother, 'site', { text: '清晏巷的旧粮仓' })).toMatchObject({ value: { done: true } });
  expect(await mark(wife, 'reading')).toMatchObject({ field: 'text' });
  expect(await mark(wife, 'reading', { text: '《朱子家训》' })).toMatchObject({ value: { done: true } });
  expect(await mark(cadre, 'photo')).toMatchObject({ value: { done: true } });
  expect(await mark(cadre, 'pledge', { signature })).toMatchObject({ field: 'text' });
  expect(await mark(cadre, 'pledge', { text: '不收礼。' })).toMatchObject({ field: 'signature' });
  expect(await mark(cadre, 'site', { text: '巷口', signature })).toMatchObject({ field: 'signature' });
});

test('pledge: one text for all, each hand on its own phone; new words ask everybody afresh; a year later who signed hears of it', async () => {
  const words = '不收不该收的东西，晚饭回家吃。';
  expect(await mark(cadre, 'pledge', { text: '一句坏话', signature })).toMatchObject({
    reason: 'content-risky',
  });
  for (const who of [cadre, wife])
    expect(await mark(who, 'pledge', { text: words, signature })).toMatchObject({ value: { done: false } });
  expect(await stateOf('pledge', mother)).toBe('begun waits');
  expect(await inboxOf(mother)).toContain('家里的同守廉诺，等你 waits');
  expect((await world.ask(mother, 'family.thing', { kind: 'pledge' })).words).toBe(words);
  expect(await mark(mother, 'pledge', { text: '别的话', signature })).toMatchObject({
    code: 'CONFLICT',
    reason: 'pledge-changed',
  });
  const better = '不收不该收的东西，心里有事回家说。';
  const renewing = {
    requestId: rid(),
    kind: 'pledge' as const,
    answer: 'keep' as const,
    anew: 'yes' as const,
  };
  expect(await world.ask(mother, 'family.mark', { ...renewing, text: better, signature })).toMatchObject({
    done: false,
  });
  expect(await world.ask(wife, 'family.thing', { kind: 'pledge' })).toMatchObject({
    ...{ words: better, state: 'begun', mine: 'waits' },
    marks: [{ name: '妈妈', me: false }],
  });
  expect((await inboxOf(wife)).filter((line) => line === '家里的同守廉诺，等你 waits')).toHaveLength(1);
  for (const who of [cadre, wife]) await mark(who, 'pledge', { text: better, signature });
  expect(await stateOf('pledge', mother)).toBe('done did');
  await takeBack(mother, 'pledge');
  expect(await stateOf('pledge', mother)).toBe('begun waits');
  const renewals = await world.documents('reminders', { kind: 'family-renew' });
  expect(renewals.map(({ status }) => status).sort()).toEqual(['dropped', 'pending', 'pending']);
});

test('another family reaches none of it, nor does whoever was only asked in', async () => {
  expect(await world.call(stranger, 'family.thing', { kind: 'words' })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await mark(stranger, 'photo')).toMatchObject({ code: 'NOT_FOUND' });
  expect(await plan(stranger, 'photo', null)).toMatchObject({ code: 'NOT_FOUND' });
  await assertInvariants(world);
});

test('a day that is set reminds everybody once, the morning before; moved, it reminds of the new one alone', async () => {
  const dayAhead = async (days: number) =>
    new Date((await world.now()) + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  expect(await plan(wife, 'words', await dayAhead(-1))).toMatchObject({ code: 'INVALID', field: 'day' });
  expect(await plan(wife, 'words', '2026-02-30')).toMatchObject({ code: 'INVALID', field: 'day' });
  await takeBack(wife, 'words');
  expect(await plan(wife, 'words', await dayAhead(5))).toMatchObject({ ok: true });
  expect(await stateOf('words')).toBe('planned open');
  const moved = await dayAhead(9);
  expect(await plan(mother, 'words', moved)).toMatchObject({ value: { day: moved } });
  const waiting = async () =>
    (await world.documents('reminders', { kind: 'family-plan', status: 'pending' })).map(
      ({ facts }) => facts,
    );
  expect(await waiting()).toEqual(new Array(3).fill({ thing: 'words', day: moved }));
  await world.people.allowMessage(cadre);
  await world.advance('P9D', false);
  expect(await inboxOf(cadre)).toContain('和家人同致廉语 waits');
  expect((await inboxOf(wife)).filter((line) => line.startsWith('和家人'))).toHaveLength(1);
  await plan(wife, 'words', null);
  expect(await waiting()).toEqual([]);
});

test('a member leaves while the pledge waits for them: it is done, and their words are gone', async () => {
  await world.ask(mother, 'account.erase', { requestId: rid(), confirm: '妈妈' });
  expect(await stateOf('pledge')).toBe('done did');
  const lesson: Output<'family.thing'> = await world.ask(wife, 'family.thing', { kind: 'lesson' });
  expect(lesson).toMatchObject({ state: 'done', marks: [{ name: cadre.name }] });
  for (let minute = 0; minute < 12; minute += 1) {
    await world.advance('PT1M', false);
    await world.tick();
  }
  expect(await world.documents('familyMarks', { personId: memberIds[1] })).toEqual([]);
  await world.ask(cadre, 'family.remove', { requestId: rid(), memberId: cadre.id });
  expect(await world.ask(wife, 'family.thing', { kind: 'pledge' })).toMatchObject({
    marks: [{ name: '南乔' }],
  });
});
