import { wrongCodesPerHour } from '../../cloudfunctions/_kernel/limits';
import { phoneHash } from '../../cloudfunctions/_kernel/phone-number';
import { phoneNumberOf } from '../../emulator/openapi/phone-numbers';
import { place } from '../support/district';
import { assertInvariants } from '../support/invariants';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let hr: Person;
let otherHr: Person;

beforeAll(async () => {
  world = await startWorld();
  hr = await world.people.officer('hr', scopeOver.hr);
  otherHr = await world.people.officer('hr', { kind: 'unit', ids: [place.bureau] });
});

afterAll(async () => {
  await assertInvariants(world);
  await world.close();
  hangUp();
});

const consent = { version: '2026-07', purposes: ['timebook', 'reminders'] as ('timebook' | 'reminders')[] };
const bind = (openid: string, code: string) =>
  world.call(openid, 'account.bind', { requestId: world.requestId('bind'), code, consent });
const invite = async (person: Person) =>
  (await world.ask(hr, 'roster.invite', { requestId: world.requestId('invite'), personId: person.id }))
    .invitation;
const told = (openid: string, code: string) => world.call(openid, 'account.invitation', { code });

test('a code is told once, kept nowhere, used once, and the one before it is void', async () => {
  const [person] = (await world.people.invited(1)) as [Person];
  const first = await invite(person);
  expect(first).toMatchObject({ personId: person.id, name: person.name, state: 'waiting' });
  expect(await told('new-phone', person.code)).toMatchObject({ reason: 'invitation-revoked' });
  const second = await invite(person);
  expect(await told('new-phone', first.code)).toMatchObject({
    code: 'CONFLICT',
    reason: 'invitation-revoked',
  });
  expect(await told('new-phone', second.code)).toMatchObject({ ok: true, value: { name: person.name } });
  // Replayed, the same code is told again; in the store there is none of them.
  expect(JSON.stringify(await world.dump())).not.toContain(second.code);
  expect(await bind('new-phone', second.code)).toMatchObject({ ok: true });
  expect(await bind('other-phone', second.code)).toMatchObject({ reason: 'invitation-used' });
  const { invitations } = await world.ask(hr, 'roster.invitations', {});
  const states = invitations.filter(({ personId }) => personId === person.id).map(({ state }) => state);
  expect(states.sort()).toEqual(['revoked', 'used']);
});

test('two phones with one code at once: one is bound', async () => {
  const [person] = (await world.people.invited(1)) as [Person];
  const { code } = await invite(person);
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => bind(`racing-phone-${n}`, code)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers.filter(({ ok }) => !ok))
    expect(answer).toMatchObject({ reason: 'invitation-used' });
});

test('an invitation is over after 72 hours, or when it is taken back', async () => {
  const [late, revoked] = (await world.people.invited(2)) as [Person, Person];
  const { id, code } = await invite(revoked);
  const taken = { requestId: world.requestId('revoke'), invitationId: id };
  expect(await world.call(otherHr, 'roster.revokeInvitation', taken)).toMatchObject({ code: 'NOT_FOUND' });
  expect((await world.ask(hr, 'roster.revokeInvitation', taken)).invitation.state).toBe('revoked');
  expect(await bind('third-phone', code)).toMatchObject({ reason: 'invitation-revoked' });
  const waiting = await invite(late);
  await world.advance('PT72H', false);
  expect(await bind('third-phone', waiting.code)).toMatchObject({ reason: 'invitation-expired' });
});

test('many at once want the unit’s name typed, and reach the own unit alone', async () => {
  const mine = (await world.people.invited(3)) as Person[];
  const at = {
    unitId: place.bureau,
    sectionId: place.works,
    unitPath: [place.district, place.bureau, place.works],
  };
  const [foreign] = (await world.people.invited(1, '2024-07-01', at)) as [Person];
  const ask = (personIds: string[], confirm: string) =>
    world.call(hr, 'roster.inviteMany', { requestId: world.requestId('many'), personIds, confirm });
  const ids = mine.map(({ id }) => id);
  expect(await ask(ids, '法院')).toMatchObject({ code: 'INVALID', reason: 'not-confirmed' });
  expect(await ask([...ids, foreign.id], '云溪区人民法院')).toMatchObject({ code: 'NOT_FOUND' });
  const answer = await ask(ids, '云溪区人民法院');
  if (!answer.ok) throw new Error('refused');
  const codes = answer.value.invitations.map(({ code }) => code);
  expect(new Set(codes).size).toBe(3);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  const { picture } = await world.ask(hr, 'roster.inviteCode', { code: codes[0] as string });
  // What a scanner reads is the code itself.
  expect(Buffer.from(picture, 'base64').toString('latin1')).toContain(codes[0]);
  expect(await world.call(otherHr, 'roster.inviteCode', { code: codes[0] as string })).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('wrong codes are limited for each caller, and the security log tells of each', async () => {
  const wrong = '0'.repeat(26);
  for (let n = 0; n < wrongCodesPerHour; n++)
    expect(await told('guessing-phone', wrong)).toMatchObject({ reason: 'invitation-unknown' });
  expect(await told('guessing-phone', wrong)).toMatchObject({ code: 'LIMIT', reason: 'too-many-attempts' });
  const refused = await world.documents('refusals', { reason: 'too-many-attempts' });
  expect(refused).toMatchObject([{ route: 'account.invitation', code: 'LIMIT' }]);
  // Somebody else is not held up.
  expect(await told('honest-phone', wrong)).toMatchObject({ reason: 'invitation-unknown' });
});

/** What the phone number button gives a page. */
async function enclosed(openid: string): Promise<string> {
  const response = await fetch(`${world.url}/phone/open-data`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: openid, kind: 'phoneNumber' }),
  });
  return String(((await response.json()) as { cloudID: string }).cloudID);
}

test('the phone number is the second way in: matched by its keyed hash, and kept nowhere', async () => {
  const openid = 'phone-of-a-known-number';
  const number = phoneNumberOf([], openid);
  const [person] = (await world.people.invited(1, '2024-07-01', { phoneHash: phoneHash(number) })) as [
    Person,
  ];
  expect(await world.call(openid, 'account.byPhone', { cloudId: 'no-such-enclosure' })).toMatchObject({
    code: 'INVALID',
    reason: 'phone-unreadable',
  });
  const cloudId = await enclosed(openid);
  const { code } = await world.ask(openid, 'account.byPhone', { cloudId });
  expect(await world.ask(openid, 'account.byPhone', { cloudId })).toEqual({ code });
  expect(await told(openid, code)).toMatchObject({ ok: true, value: { name: person.name } });
  expect(await bind(openid, code)).toMatchObject({ ok: true });
  const everything = JSON.stringify(await world.dump());
  expect(everything).not.toContain(number);
  expect(everything).not.toContain(code);
  const stranger = 'phone-of-an-unknown-number';
  expect(await world.call(stranger, 'account.byPhone', { cloudId: await enclosed(stranger) })).toMatchObject({
    reason: 'phone-unknown',
  });
});

test('changing the account: locked out at once, the book is as it was, and who did it is told', async () => {
  const [person] = (await world.people.bound(1)) as [Person];
  await world.people.allowMessage(person);
  await world.ask(person, 'timebook.seal', {
    requestId: world.requestId('seal'),
    nodeId: `${person.id}:onboarding`,
    text: '写给以后',
    promises: [],
    signature,
  });
  const input = { personId: person.id, reason: '本人换了微信', confirm: person.name };
  const ask = (who: Person, confirm = person.name) =>
    world.call(who, 'roster.unbind', { ...input, confirm, requestId: world.requestId('unbind') });
  expect(await ask(otherHr)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await ask(hr, '别人')).toMatchObject({ reason: 'not-confirmed' });
  expect(await ask(hr)).toMatchObject({ ok: true });
  expect(await world.call(person, 'timebook.book', {})).toMatchObject({ reason: 'not-bound' });
  expect(await ask(hr)).toMatchObject({ reason: 'not-joined' });
  const { code } = await invite(person);
  expect(await bind('the-new-phone', code)).toMatchObject({ ok: true, value: { remaining: 0 } });
  expect(await world.ask('the-new-phone', 'timebook.verify', {})).toMatchObject({ ok: true });
  const { entries } = await world.ask('the-new-phone', 'audit.mine', {});
  expect(entries.map(({ route, who }) => [route, who])).toEqual([
    ['roster.invite', hr.name],
    ['roster.unbind', hr.name],
  ]);
});
