import type { Output } from '../../core/contract';
import { assertInvariants } from '../support/invariants';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let cadre: Person;
let stranger: Person;

beforeAll(async () => {
  world = await startWorld();
  [cadre, stranger] = (await world.people.bound(2)) as [Person, Person];
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const id = () => world.requestId('family');
const home = (who: Person | string) => world.ask(who, 'family.home', {});
const invite = (who: Person, name: string, relation: 'spouse' | 'parent' = 'spouse') =>
  world.ask(who, 'family.invite', { requestId: id(), name, relation });
const remove = (who: Person | string, memberId: string) =>
  world.call(who, 'family.remove', { requestId: id(), memberId });
const join = (openid: string, code: string, purposes: ('family' | 'timebook' | 'reminders')[] = ['family']) =>
  world.call(openid, 'account.bind', {
    requestId: id(),
    code,
    consent: { version: '2026-07', purposes },
  });
const membersOf = async (who: Person | string) =>
  (await home(who)).members.map(({ name, state }) => `${name} ${state}`);

let wife: Output<'family.invite'>;
const wifeId = 'openid-of-nanqiao';

test('a cadre asks somebody in; the card says who asks; they join by their own consent alone', async () => {
  expect(await home(cadre)).toMatchObject({ mayInvite: true, members: [], six: [] });
  wife = await invite(cadre, '南乔');
  expect(await membersOf(cadre)).toEqual([`${cadre.name} joined`, '南乔 waiting']);
  const card = await world.ask(wifeId, 'account.invitation', { code: wife.code });
  expect(card).toMatchObject({ name: '南乔', unitName: '', family: { by: cadre.name, relation: 'spouse' } });
  expect(JSON.stringify(await world.dump())).not.toContain(wife.code);
  expect(await join(wifeId, wife.code, ['timebook'])).toMatchObject({ reason: 'consent-missing' });
  expect(await join(wifeId, wife.code, ['timebook', 'family'])).toMatchObject({ reason: 'consent-missing' });
  expect(await join(wifeId, wife.code, ['family', 'reminders'])).toMatchObject({
    value: { person: { relative: true, cadre: false, unitName: '' }, consents: ['family', 'reminders'] },
  });
  expect(await join('openid-second', wife.code)).toMatchObject({ reason: 'invitation-used' });
  expect(await membersOf(wifeId)).toEqual(['南乔 joined', `${cadre.name} joined`]);
  expect(await home(wifeId)).toMatchObject({
    mayInvite: false,
    members: [
      { me: true, mayRemove: false },
      { mayRemove: false, relation: 'cadre' },
    ],
  });
});

test('two people accept one card at once: one joins', async () => {
  const { code, id: memberId } = await invite(cadre, '妈妈', 'parent');
  const answers = await Promise.all(['openid-mother', 'openid-chat'].map((openid) => join(openid, code)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'invitation-used' });
  const left = await remove(cadre, memberId);
  expect(left).toMatchObject({ value: { how: 'ended' } });
  const winner = answers[0]?.ok ? 'openid-mother' : 'openid-chat';
  expect(await world.call(winner, 'family.home', {})).toMatchObject({ reason: 'not-bound' });
});

test('a relative reaches nothing of a time-book and of a unit, and is on no roster', async () => {
  for (const [route, input] of [
    ['timebook.today', {}],
    ['timebook.book', {}],
    ['timebook.read', { chapterNumber: 1 }],
    ['timebook.verify', {}],
    ['timebook.draft', { nodeId: `${cadre.id}:onboarding` }],
    ['pledge.wall', {}],
    ['mentor.mine', {}],
  ] as const) {
    const answer = await world.call(wifeId, route, input as never);
    const text = JSON.stringify(answer);
    expect([route, answer.ok && !text.includes('"mentor":null')]).toEqual([route, false]);
  }
  expect(
    await world.call(wifeId, 'family.invite', { requestId: id(), name: '谁', relation: 'child' }),
  ).toEqual(expect.objectContaining({ code: 'FORBIDDEN' }));
  const hr = await world.people.officer('hr', scopeOver.hr);
  const { people } = await world.ask(hr, 'roster.people', {});
  expect(people.some(({ name }) => name === '南乔')).toBe(false);
  expect(await world.call(hr, 'roster.person', { personId: wife.id })).toMatchObject({ code: 'NOT_FOUND' });
});

test('nobody ends what is another family’s, and no relative ends anything; a cadre takes a card back', async () => {
  expect(await remove(stranger, wife.id)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await remove(wifeId, cadre.id)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await remove(wifeId, wife.id)).toMatchObject({ code: 'NOT_FOUND' });
  const father = await invite(cadre, '爸爸', 'parent');
  expect(await remove(cadre, father.id)).toMatchObject({ value: { how: 'taken-back' } });
  expect(await join('openid-father', father.code)).toMatchObject({ reason: 'invitation-unknown' });
  expect(JSON.stringify(await world.dump())).not.toContain('爸爸');
  await assertInvariants(world);
});

test('a household has its limit, and a card that nobody answers is forgotten with its name', async () => {
  const waiting = [];
  for (let n = 0; n < 10; n += 1) waiting.push(await invite(cadre, `远亲${n}`));
  expect(
    await world.call(cadre, 'family.invite', { requestId: id(), name: '又一位', relation: 'sibling' }),
  ).toMatchObject({ code: 'LIMIT', reason: 'family-full' });
  await world.advance('P4D', false);
  expect((await home(cadre)).members.at(-1)).toMatchObject({ state: 'over' });
  await world.advance('P3D', false);
  const tomorrow = new Date((await world.now()) + 32 * 3_600_000).toISOString().slice(0, 10);
  await world.moveTo(`${tomorrow}T04:10:00+08:00`, false);
  await world.tick();
  expect(await membersOf(cadre)).toEqual([`${cadre.name} joined`, '南乔 joined']);
  expect(JSON.stringify(await world.dump())).not.toContain('远亲');
});

test('a relative takes everything along, and leaves with everything', async () => {
  const held = await world.ask(wifeId, 'account.held', {});
  expect(held.parts.find(({ kind }) => kind === 'consents')?.rows).toHaveLength(2);
  await world.ask(wifeId, 'account.erase', { requestId: id(), confirm: '南乔' });
  expect(await membersOf(cadre)).toEqual([`${cadre.name} joined`]);
  for (let minute = 0; minute < 12; minute += 1) {
    await world.advance('PT1M', false);
    await world.tick();
  }
  expect(JSON.stringify(await world.dump())).not.toContain('南乔');
  expect(await remove(cadre, cadre.id)).toMatchObject({ value: { how: 'left' } });
  expect(await home(cadre)).toMatchObject({ mayInvite: true, members: [], six: [] });
});
