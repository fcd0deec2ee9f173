import { place } from '../support/district';
import { assertInvariants } from '../support/invariants';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

/** 投诉建议: a number, a day, one answer; read by its author and by whoever answers, and by nobody of the own unit. */
let world: World;
let cadre: Person;
let colleague: Person;
let desk: Person;
beforeAll(async () => {
  world = await startWorld();
  [cadre, colleague] = (await world.people.bound(2, '2026-07-01')) as [Person, Person];
  desk = await world.people.officer('organisation', scopeOver.organisation);
});
afterAll(async () => {
  await assertInvariants(world);
  await world.close();
  hangUp();
});

const text = '名册上我的职务写错了，canary-complaint';
const requestId = () => world.requestId('complaint');
const complain = (who: Person, said = text) =>
  world.ask(who, 'account.complain', { requestId: requestId(), kind: 'correction', text: said });
const answer = (complaintId: string, who = desk) =>
  world.call(who, 'roster.answerComplaint', { requestId: requestId(), complaintId, text: '已经更正。' });

test('handed in, it has a number and a day fifteen days on, and its words lie under lock', async () => {
  const { id, number, dueDay } = await complain(cadre);
  expect(number).toMatch(/^20260701-[0-9A-F]{6}$/);
  expect(dueDay).toBe('2026-07-16');
  expect(JSON.stringify(await world.dump())).not.toContain('canary-complaint');
  const { complaints } = await world.ask(cadre, 'account.complaints', {});
  expect(complaints).toMatchObject([{ id, number, text, dueDay, answer: null, answeredAt: null }]);
  expect((await world.ask(colleague, 'account.complaints', {})).complaints).toEqual([]);
});

test('only the district’s desk sees and answers it, once, and not its own', async () => {
  const hr = await world.people.officer('hr', scopeOver.hr);
  const { complaints } = await world.ask(desk, 'roster.complaints', {});
  expect(complaints).toMatchObject([{ text, personName: cadre.name, place: '云溪区人民法院' }]);
  const { id } = complaints[0] as { id: string };
  expect(await world.call(hr, 'roster.complaints', {})).toMatchObject({ code: 'FORBIDDEN' });
  expect(await answer(id, hr)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await answer(id)).toMatchObject({ ok: true });
  expect(await answer(id)).toMatchObject({ reason: 'complaint-answered' });
  expect((await world.ask(cadre, 'account.complaints', {})).complaints).toMatchObject([
    { answer: '已经更正。', answeredAt: expect.any(Number) },
  ]);
  const own = await complain(desk);
  expect(await answer(own.id)).toMatchObject({ reason: 'own-complaint' });
});

test('a relative’s goes to the district and to no unit', async () => {
  const invited = { requestId: requestId(), name: '南乔', relation: 'spouse' as const };
  const { code } = await world.ask(cadre, 'family.invite', invited);
  const consent = { version: '2026-07', purposes: ['family' as const] };
  const openid = 'phone-of-a-relative';
  await world.ask(openid, 'account.bind', { requestId: requestId(), code, consent });
  const said = { requestId: requestId(), kind: 'suggestion' as const, text: '字再大一点。' };
  const { id } = await world.ask(openid, 'account.complain', said);
  expect(await world.documents('complaints', { _id: id })).toMatchObject([{ unitPath: [place.district] }]);
  const { complaints } = await world.ask(desk, 'roster.complaints', {});
  expect(complaints.find((one) => one.id === id)).toMatchObject({ personName: '南乔', place: '' });
});

test('twenty of one person may wait, and no more', async () => {
  for (let n = 0; n < 20; n += 1) await complain(colleague, `第 ${n + 1} 件`.padEnd(6, '。'));
  expect(
    await world.call(colleague, 'account.complain', {
      requestId: requestId(),
      kind: 'suggestion',
      text: '再提一件',
    }),
  ).toMatchObject({ code: 'LIMIT', reason: 'complaints-waiting' });
});

test('it stands in what is held about its author, and in the export', async () => {
  const { parts } = await world.ask(cadre, 'account.held', {});
  expect(parts.find(({ kind }) => kind === 'complaints')?.rows).toMatchObject([{ kind: 'correction' }]);
  const { id: documentId } = await world.ask(cadre, 'export.order', { requestId: requestId(), kind: 'json' });
  const { url } = await world.ask(cadre, 'export.fetch', { documentId });
  expect(await (await fetch(url)).text()).toContain('canary-complaint');
});

test('the desk is told that something waits and three days before it is due, the author that it was answered', async () => {
  const inboxOf = async (who: Person) =>
    (await world.ask(who, 'reminder.inbox', {})).items.filter(({ kind }) => kind.startsWith('complaint-'));
  const { id, number } = await complain(cadre);
  expect(await inboxOf(desk)).toContainEqual(
    expect.objectContaining({
      matter: `complaint-waits:${id}:once`,
      title: '有人提了一件，等答复',
      done: false,
    }),
  );
  const waiting = await world.documents('reminders', { matter: `complaint-waits:${id}:once` });
  expect(waiting.map(({ step, personId }) => [step, personId])).toEqual([
    ['-3', desk.id],
    ['came', desk.id],
  ]);
  expect(JSON.stringify(waiting)).not.toContain('canary');
  await answer(id);
  const told = (await inboxOf(cadre)).find(({ matter }) => matter === `complaint-answered:${id}:once`);
  expect(told).toMatchObject({ title: '你提的，有答复了', page: 'packages/people/pages/voice/index' });
  expect(told?.why).toContain(number);
  const after = await world.documents('reminders', { matter: `complaint-waits:${id}:once` });
  expect(after.map(({ step, status, doneAt }) => [step, status, doneAt !== null])).toEqual([
    ['-3', 'dropped', true],
    ['came', 'inbox', true],
  ]);
  // Their own waits for somebody else.
  const own = await complain(desk);
  expect(await world.documents('reminders', { matter: `complaint-waits:${own.id}:once` })).toEqual([]);
});
