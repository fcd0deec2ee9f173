import { place } from '../support/district';
import { assertInvariants } from '../support/invariants';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

const inOffice = {
  unitId: place.court,
  sectionId: place.office,
  unitPath: ['d-yunxi', 'u-court', 's-office'],
};
const elsewhere = { unitId: place.bureau, sectionId: null, unitPath: [place.district, place.bureau] };

let world: World;
let hr: Person;
let cadre: Person;
let colleague: Person;
let mentor: Person;
let successor: Person;
let foreigner: Person;
const id = () => world.requestId('mentor');
const nodeOf = (person: Person) => `${person.id}:anniversary:2027`;

beforeAll(async () => {
  world = await startWorld();
  [cadre, colleague] = (await world.people.bound(2)) as [Person, Person];
  hr = await world.people.officer('hr', { kind: 'unit', ids: [place.court] });
  [mentor, successor] = (await world.people.invited(2, '2010-07-01', { cadre: false, ...inOffice })) as [
    Person,
    Person,
  ];
  [foreigner] = (await world.people.invited(1, '2010-07-01', { cadre: false, ...elsewhere })) as [Person];
  for (const one of [mentor, successor]) await world.people.bind(one);
  await world.ask(cadre, 'timebook.seal', {
    requestId: id(),
    nodeId: `${cadre.id}:onboarding`,
    text: '写给一年后的自己。',
    promises: ['早睡。'],
    signature,
  });
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const assign = (mentorId: string | null, who = cadre, note = '') =>
  world.call(hr, 'mentor.assign', { requestId: id(), cadreId: who.id, mentorId, note });
const pairs = () => world.ask(hr, 'mentor.pairs', { unitId: place.court });

test('the unit assigns a mentor of its own, up to its limit, and both are told', async () => {
  expect((await pairs()).counts).toEqual({ none: 2, quiet: 0, fine: 0 });
  expect(await assign(foreigner.id)).toMatchObject({ code: 'NOT_FOUND', field: 'mentorId' });
  expect(await assign(cadre.id)).toMatchObject({ reason: 'mentor-unfit' });
  expect(await assign(null)).toMatchObject({ reason: 'no-mentor' });
  expect(await assign(mentor.id)).toMatchObject({ ok: true });
  expect(await assign(mentor.id)).toMatchObject({ reason: 'mentor-same' });
  const rules = {
    unitId: place.court,
    mostMentees: 1,
    quietDays: 30,
    orderedBy: '云溪廉〔2026〕1号（虚构）',
  };
  await world.ask(hr, 'mentor.setRules', { requestId: id(), ...rules });
  expect(await assign(mentor.id, colleague)).toMatchObject({ reason: 'mentor-full' });
  expect(await pairs()).toMatchObject({ counts: { none: 1, quiet: 0, fine: 1 }, rules: { mostMentees: 1 } });
  for (const [person, title] of [
    [cadre, '单位为你安排了廉洁导师'],
    [mentor, '单位请你做廉洁导师'],
  ] as const) {
    const { items } = await world.ask(person, 'reminder.inbox', {});
    expect(items.map((item) => item.title)).toContain(title);
  }
});

test('a mentor sees how things stand and not a word that was not sent or shared', async () => {
  const { mentees } = await world.ask(mentor, 'mentor.mentees', {});
  expect(mentees).toMatchObject([
    { id: cadre.id, node: { kind: 'anniversary', state: 'upcoming' }, helpsWaiting: 0, shared: 0 },
  ]);
  const read = { cadreId: cadre.id, chapterNumber: 1 };
  expect(await world.call(mentor, 'mentor.readShared', read)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await world.call(successor, 'mentor.mentee', { cadreId: cadre.id })).toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('a word is checked, can be replaced until the book opens, appears with the opening and never later again', async () => {
  const leave = (text: string) =>
    world.call(mentor, 'mentor.leaveWord', { requestId: id(), cadreId: cadre.id, text });
  await world.control.findBad(['坏话']);
  expect(await leave('一句坏话')).toMatchObject({ code: 'INVALID', reason: 'content-risky', field: 'text' });
  expect(await leave('第一句')).toMatchObject({ value: { replaced: false } });
  expect(await leave('慢一点，看着扣。')).toMatchObject({ value: { replaced: true } });
  expect(JSON.stringify(await world.dump())).not.toMatch(/第一句|看着扣/);
  const { word } = await world.ask(mentor, 'mentor.mentee', { cadreId: cadre.id });
  expect(word?.text).toBe('慢一点，看着扣。');
  expect((await world.ask(cadre, 'timebook.companion', {})).messages).toEqual([]);
  await world.moveTo('2027-07-01T10:00:00+08:00', false);
  await world.ask(cadre, 'timebook.open', { requestId: id(), nodeId: nodeOf(cadre) });
  const { messages } = await world.ask(cadre, 'timebook.companion', {});
  expect(messages.map(({ text }) => text)).toEqual(['慢一点，看着扣。']);
  expect((await world.ask(mentor, 'mentor.mentee', { cadreId: cadre.id })).word).toBeNull();
  expect(await leave('下一次再见')).toMatchObject({ value: { replaced: false } });
  expect(await world.documents('mentorMessages')).toHaveLength(2);
});

test('without an answer of the check nothing is kept, and the same request may be tried again', async () => {
  await world.control.faults([
    { on: 'openapi', function: 'mentor', times: 20, effect: 'error', code: '-1' } as never,
  ]);
  const request = { requestId: id(), cadreId: cadre.id, text: '再说一句' };
  expect(await world.call(mentor, 'mentor.leaveWord', request)).toMatchObject({ reason: 'check-unanswered' });
  await world.control.faults([]);
  expect(await world.call(mentor, 'mentor.leaveWord', request)).toMatchObject({ ok: true });
});

test('a shared chapter is read while it is shared, and every look is written down', async () => {
  const read = { cadreId: cadre.id, chapterNumber: 1 };
  await world.ask(cadre, 'timebook.share', { requestId: id(), chapterNumber: 1 });
  expect(await world.ask(mentor, 'mentor.readShared', read)).toMatchObject({ text: '写给一年后的自己。' });
  const looks = (await world.documents('audits')).filter(({ route }) => route === 'mentor.readShared');
  expect(looks).toMatchObject([{ what: 'look', as: 'mentor' }]);
  await world.ask(cadre, 'timebook.unshare', { requestId: id(), chapterNumber: 1 });
  expect(await world.call(mentor, 'mentor.readShared', read)).toMatchObject({ code: 'NOT_FOUND' });
  expect(JSON.stringify(await world.dump())).not.toContain('写给一年后');
});

test('a call for help reaches the mentor, is marked as handled, and its author is told', async () => {
  const help = { requestId: id(), nodeId: nodeOf(cadre), promise: 0, note: '想聊聊' };
  const { id: helpId } = await world.ask(cadre, 'timebook.askHelp', help);
  expect((await world.ask(mentor, 'mentor.mentee', { cadreId: cadre.id })).helps).toMatchObject([
    { id: helpId, promise: '早睡。', note: '想聊聊', handled: false },
  ]);
  const foreign = { requestId: id(), helpId: `${colleague.id}:help-0000000000000001` };
  expect(await world.call(mentor, 'mentor.handleHelp', foreign)).toMatchObject({ code: 'NOT_FOUND' });
  await world.ask(mentor, 'mentor.handleHelp', { requestId: id(), helpId });
  expect((await world.ask(cadre, 'timebook.companion', {})).helps).toMatchObject([{ answered: true }]);
  const { items } = await world.ask(cadre, 'reminder.inbox', {});
  expect(items.map(({ title }) => title)).toContain('导师收到了你的话');
});

test('either side notes a meeting; a pair without contact for as long as the unit set shows to it', async () => {
  const met = { requestId: id(), day: '2027-07-01', way: 'talk' as const };
  expect(await world.ask(cadre, 'mentor.noteMeeting', met)).toMatchObject({ notedBy: 'cadre' });
  const ahead = { requestId: id(), day: '2027-08-01', way: 'talk' as const };
  expect(await world.call(cadre, 'mentor.noteMeeting', ahead)).toMatchObject({ field: 'day' });
  expect(await world.call(colleague, 'mentor.noteMeeting', { ...met, requestId: id() })).toMatchObject({
    reason: 'no-mentor',
  });
  expect((await pairs()).counts).toMatchObject({ fine: 1, quiet: 0 });
  await world.moveTo('2027-08-15T10:00:00+08:00', false);
  expect(await pairs()).toMatchObject({ counts: { none: 1, quiet: 1 } });
  const phone = { requestId: id(), cadreId: cadre.id, day: '2027-08-14', way: 'phone' as const };
  expect(await world.ask(mentor, 'mentor.noteMeeting', phone)).toMatchObject({ notedBy: 'mentor' });
  expect((await pairs()).counts).toMatchObject({ fine: 1, quiet: 0 });
});

test('a hand-over ends what the one before could see, and leaves the note to the new one', async () => {
  expect(await assign(successor.id, cadre, '他话不多，一起走走。')).toMatchObject({ ok: true });
  expect(await world.call(mentor, 'mentor.mentee', { cadreId: cadre.id })).toMatchObject({
    code: 'FORBIDDEN',
  });
  const seen = await world.ask(successor, 'mentor.mentee', { cadreId: cadre.id });
  expect(seen).toMatchObject({ note: '他话不多，一起走走。', helps: [], word: null, meetings: [] });
  const { mentor: now, meetings } = await world.ask(cadre, 'mentor.mine', {});
  expect(now?.name).toBe(successor.name);
  expect(meetings).toHaveLength(2);
  expect((await world.documents('mentorships')).filter(({ until }) => until === null)).toHaveLength(1);
  await assertInvariants(world);
});
