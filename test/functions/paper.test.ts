import { place } from '../support/district';
import { assertInvariants } from '../support/invariants';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let hr: Person;
let cadre: Person;
const id = () => world.requestId('paper');
const node = () => `${cadre.id}:onboarding`;
type Paper = { day: string; kept: 'personnel-file' | 'unit-archive' | 'section' | 'author' } | null;
const record = (paper: Paper, nodeId = node(), by: Person = hr) =>
  world.call(by, 'closure.recordPaper', { requestId: id(), nodeId, paper });
const total = async () => (await world.ask(hr, 'closure.figures', { placeId: place.court })).total;
const ofBook = async () =>
  (await world.ask(cadre, 'timebook.book', {})).nodes.find((one) => one.id === node());
const list = async (which: 'overdue' | 'running' | 'paper') =>
  (await world.ask(hr, 'closure.overdue', { placeId: place.court, which })).rows;
const seal = (text: string) =>
  world.ask(cadre, 'timebook.seal', {
    ...{ requestId: id(), nodeId: node(), text, promises: [], signature },
  });

beforeAll(async () => {
  world = await startWorld();
  [cadre] = (await world.people.bound(1)) as [Person];
  hr = await world.people.officer('hr', { kind: 'unit', ids: [place.court] });
  const rules = {
    unitId: place.court,
    mostMentees: 5,
    quietDays: 90,
    orderedBy: '云溪廉〔2026〕1号（虚构）',
  };
  await world.ask(hr, 'mentor.setRules', { requestId: id(), ...rules });
  await world.moveTo('2026-08-05T10:00:00+08:00');
});
afterAll(async () => {
  await world.close();
  hangUp();
});

test('what cannot be recorded: before its node, on a day to come, before the service, with a text, by another unit', async () => {
  const day = { day: '2026-08-06', kept: 'section' } as const;
  expect(await record(day)).toMatchObject({ code: 'INVALID', field: 'paper.day' });
  expect(await record({ ...day, day: '2026-06-30' })).toMatchObject({ field: 'paper.day' });
  expect(await record({ ...day, day: '2026-07-32' })).toMatchObject({ field: 'paper.day' });
  const texted = { day: '2026-08-01', kept: '原文如下' } as never;
  expect(await record(texted)).toMatchObject({ code: 'INVALID', reason: 'shape' });
  const more = { day: '2026-08-01', kept: 'section', text: '原文如下' } as never;
  expect(await record(more)).toMatchObject({ code: 'INVALID', reason: 'shape' });
  const early = await record({ ...day, day: '2026-08-01' }, `${cadre.id}:anniversary:2027`);
  expect(early).toMatchObject({ reason: 'not-open-yet' });
  const abroad = await world.people.officer('hr', { kind: 'unit', ids: [place.bureau] });
  expect(await record(day, node(), abroad)).toMatchObject({ code: 'NOT_FOUND', field: 'nodeId' });
  expect(await record(day, node(), cadre)).toMatchObject({ code: 'FORBIDDEN' });
});

test('it counts the same as a sealed one: figures, lists, reminders, the author’s book', async () => {
  expect(await total()).toMatchObject({ due: 1, closed: 0, overdue: 1, paper: 0 });
  await world.ask(hr, 'closure.remind', { requestId: id(), nodeId: node() });
  expect(await record({ day: '2026-07-20', kept: 'personnel-file' })).toMatchObject({ ok: true });
  expect(await total()).toMatchObject({ due: 1, closed: 1, overdue: 0, paper: 1 });
  expect(await list('overdue')).toEqual([]);
  expect(await list('paper')).toMatchObject([
    { nodeId: node(), overdueDays: 0, paper: { day: '2026-07-20', kept: 'personnel-file' } },
  ]);
  const { items } = await world.ask(cadre, 'reminder.inbox', {});
  expect(items.filter(({ done }) => !done)).toEqual([]);
  expect(await ofBook()).toMatchObject({
    state: 'closed',
    overdueDays: 0,
    paper: { day: '2026-07-20', kept: 'personnel-file' },
  });
  const { nodes } = await world.ask(cadre, 'timebook.book', {});
  expect(nodes.map(({ id: one }) => one)).toContain(`${cadre.id}:anniversary:2027`);
  expect(await record({ day: '2026-07-20', kept: 'personnel-file' })).toMatchObject({ ok: true });
  const { entries } = await world.ask(cadre, 'audit.mine', {});
  expect(entries.filter(({ route }) => route === 'closure.recordPaper')).toHaveLength(1);
  await assertInvariants(world);
});

test('taken back it is as it was, and what is sealed here as well counts once', async () => {
  expect(await record(null)).toMatchObject({ ok: true, value: { paper: null } });
  expect(await total()).toMatchObject({ due: 1, closed: 0, overdue: 1, paper: 0 });
  expect((await ofBook())?.paper).toBeUndefined();
  const { items } = await world.ask(cadre, 'reminder.inbox', {});
  expect(items.some(({ done, kind }) => !done && kind === 'overdue')).toBe(true);
  await record({ day: '2026-08-05', kept: 'author' });
  await seal('纸上写过，这里也写一页。');
  expect(await total()).toMatchObject({ due: 1, closed: 1, paper: 0 });
  expect(await record(null)).toMatchObject({ ok: true });
  expect(await record({ day: '2026-08-05', kept: 'author' })).toMatchObject({ reason: 'already-sealed' });
  expect(await total()).toMatchObject({ due: 1, closed: 1, paper: 0 });
  await assertInvariants(world);
});

test('paper that is recorded on the day itself, before its reminder, loses no anniversary', async () => {
  await world.moveTo('2027-07-01T06:00:00+08:00');
  const year = `${cadre.id}:anniversary:2027`;
  expect(await record({ day: '2027-07-01', kept: 'section' }, year)).toMatchObject({ ok: true });
  await world.moveTo('2027-07-02T10:00:00+08:00');
  const { nodes } = await world.ask(cadre, 'timebook.book', {});
  expect(nodes.map(({ id: one }) => one)).toContain(`${cadre.id}:anniversary:2028`);
  // The letter of last year is still its author's to open.
  await world.ask(cadre, 'timebook.open', { requestId: id(), nodeId: year });
  expect((await world.ask(cadre, 'timebook.read', { chapterNumber: 1 })).text).toBe(
    '纸上写过，这里也写一页。',
  );
  await assertInvariants(world);
});
