import { place } from '../support/district';
import { assertInvariants } from '../support/invariants';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

const document = '云溪廉〔2026〕1号（虚构）';
let world: World;
let hr: Person;
let late: Person;
let punctual: Person;
let mentor: Person;
const id = () => world.requestId('overdue');
const first = (person: Person) => `${person.id}:onboarding`;
const list = (placeId: string = place.court) => world.ask(hr, 'closure.overdue', { placeId });
const remind = (nodeId: string, requestId = id()) => world.call(hr, 'closure.remind', { requestId, nodeId });
const seal = (person: Person) =>
  world.ask(person, 'timebook.seal', {
    ...{ requestId: id(), nodeId: first(person), text: '写给一年后的自己。', promises: [], signature },
  });
const inbox = async (person: Person) =>
  (await world.ask(person, 'reminder.inbox', {})).items.filter(({ kind }) => kind === 'overdue');

beforeAll(async () => {
  world = await startWorld();
  [late, punctual] = (await world.people.bound(2)) as [Person, Person];
  hr = await world.people.officer('hr', { kind: 'unit', ids: [place.court] });
  mentor = await world.people.officer('head', { kind: 'unit', ids: [place.court] });
  await world.ask(hr, 'mentor.assign', {
    ...{ requestId: id(), cadreId: late.id, mentorId: mentor.id, note: '' },
  });
  await seal(punctual);
  await world.moveTo('2026-08-02T10:00:00+08:00');
});
afterAll(async () => {
  await world.close();
  hangUp();
});

test('nobody is named, nor reminded, before the document that orders the commitment is', async () => {
  expect(await list()).toMatchObject({ total: 1, orderedBy: '', rows: [], next: null });
  expect(await remind(first(late))).toMatchObject({ code: 'CONFLICT', reason: 'document-missing' });
  const rules = { unitId: place.court, mostMentees: 5, quietDays: 90, orderedBy: document };
  await world.ask(hr, 'mentor.setRules', { requestId: id(), ...rules });
  expect(await list()).toMatchObject({
    total: 1,
    orderedBy: document,
    rows: [
      {
        ...{ cadreId: late.id, cadreName: late.name, sectionName: '民事审判庭', mentorName: mentor.name },
        ...{ nodeId: first(late), kind: 'onboarding', day: '2026-07-01', overdueDays: 2, remindedOn: null },
      },
    ],
  });
  expect((await list(place.office)).total).toBe(0);
});

test('one reminder for one node, however often and by whomever at once; the mentor is asked to talk', async () => {
  expect(await remind(first(punctual))).toMatchObject({ code: 'CONFLICT', reason: 'wrong-state' });
  expect(await remind(`${late.id}:anniversary:2027`)).toMatchObject({ reason: 'wrong-state' });
  expect(await remind('nobody:onboarding')).toMatchObject({ code: 'NOT_FOUND', field: 'nodeId' });
  expect(await world.call(mentor, 'closure.remind', { requestId: id(), nodeId: first(late) })).toMatchObject({
    code: 'FORBIDDEN',
  });
  const abroad = await world.people.officer('hr', { kind: 'unit', ids: [place.bureau] });
  expect(await world.call(abroad, 'closure.remind', { requestId: id(), nodeId: first(late) })).toMatchObject({
    code: 'NOT_FOUND',
    field: 'nodeId',
  });
  const answers = await Promise.all(Array.from({ length: 5 }, () => remind(first(late))));
  const told = answers.map((answer) => answer.ok && answer.value.remindedOn);
  expect(told).toEqual(Array.from({ length: 5 }, () => '2026-08-02'));
  expect(answers.filter((answer) => answer.ok && !answer.value.again)).toHaveLength(1);
  await world.moveTo('2026-08-03T10:00:00+08:00');
  expect(await remind(first(late))).toMatchObject({ value: { again: true, remindedOn: '2026-08-02' } });
  expect(await world.documents('reminders', { kind: 'overdue' })).toHaveLength(2);
  expect((await list()).rows).toMatchObject([{ remindedOn: '2026-08-02' }]);
  const [own] = await inbox(late);
  expect(own).toMatchObject({ title: '入职第一章的一页还空着', done: false });
  expect(own?.why).toContain(document);
  expect(own?.page).toBe(`packages/timebook/pages/write/index?nodeId=${first(late)}`);
  expect(await inbox(mentor)).toMatchObject([{ title: `请找${late.name}谈一次` }]);
  const { entries } = await world.ask(late, 'audit.mine', {});
  expect(entries.filter(({ route }) => route === 'closure.remind')).toHaveLength(1);
});

test('what is closed after all is off the list, and the reminder is done for both', async () => {
  await seal(late);
  expect(await list()).toMatchObject({ total: 0, rows: [] });
  for (const person of [late, mentor]) expect(await inbox(person)).toMatchObject([{ done: true }]);
  await world.ask(late, 'timebook.recall', { requestId: id(), chapterNumber: 1 });
  expect(await inbox(late)).toMatchObject([{ done: false }]);
  await assertInvariants(world);
});

test('a long list comes a page at a time, each node once', async () => {
  const nodes = Array.from({ length: 120 }, (_, n) => {
    const dueAt = Date.parse('2026-05-01T00:00:00+08:00') + (n % 7) * 86_400_000;
    const facts = { openedAt: null, rereadAt: null, closedAt: null, chapterNumber: null };
    return { _id: `${late.id}:rotation:x${n}`, bookId: late.id, kind: 'rotation', years: 0, dueAt, ...facts };
  });
  await world.admin().add('nodes', nodes);
  const seen: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: Awaited<ReturnType<typeof list>> = await world.ask(hr, 'closure.overdue', {
      placeId: place.court,
      ...(after && { after }),
    });
    expect(page.total).toBe(121);
    seen.push(...page.rows.map(({ nodeId }) => nodeId));
    after = page.next;
  }
  expect(new Set(seen).size).toBe(121);
  expect(seen).toHaveLength(121);
});
