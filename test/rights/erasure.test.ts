import { holdings } from '../../core/domain/data-map/holdings';
import { place } from '../support/district';
import { chainProblems } from '../support/invariants-chain';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

/** A marked value in every place where somebody can put words. */
const canary = {
  name: '卡纳利',
  text: 'canary-text-41',
  promise: 'canary-promise-42',
  draft: 'canary-draft-43',
};
const consent = { version: '2026-07', purposes: ['timebook', 'reminders'] as ('timebook' | 'reminders')[] };

let world: World;
let hr: Person;
let author: Person;
let other: Person;

beforeAll(async () => {
  world = await startWorld();
  hr = await world.people.officer('hr', scopeOver.hr);
  [author] = (await world.people.invited(1, '2026-07-01', { name: canary.name })) as [Person];
  author.name = canary.name;
  await world.people.bind(author);
  other = await world.people.one();
  await world.people.mentored(hr.id);
  await world.people.allowMessage(author);
  await world.ask(author, 'reminder.prefer', {
    requestId: id(),
    off: ['festival'],
    night: { from: 20, until: 9 },
  });
  for (const person of [author, other]) await seal(person);
  await world.advance('P1Y', false);
  const nodeId = `${author.id}:anniversary:2027`;
  await world.ask(author, 'timebook.open', { requestId: id(), nodeId });
  await world.ask(author, 'timebook.review', { requestId: id(), nodeId, marks: ['strayed'] });
  await world.ask(author, 'timebook.askHelp', { requestId: id(), nodeId, promise: 0, note: canary.text });
  await world.ask(author, 'account.complain', { requestId: id(), kind: 'objection', text: canary.text });
  await world.ask(author, 'timebook.share', { requestId: id(), chapterNumber: 1 });
  await world.ask(author, 'timebook.saveDraft', {
    ...{ requestId: id(), nodeId, text: canary.draft, promises: [], baseRevision: 0 },
  });
  const { id: documentId } = await world.ask(author, 'export.order', { requestId: id(), kind: 'json' });
  file = (await world.ask(author, 'export.fetch', { documentId })).url;
  await world.ask(hr, 'roster.person', { personId: author.id, why: '核对名册' });
});

afterAll(async () => {
  await world.close();
  hangUp();
});

let file = '';
const id = () => world.requestId('erasure');
const seal = (person: Person | string, nodeId?: string) =>
  world.ask(person, 'timebook.seal', {
    requestId: id(),
    nodeId: nodeId ?? `${(person as Person).id}:onboarding`,
    ...{ text: canary.text, promises: [canary.promise], signature },
  });
/** Collections in which a text stands, by its words or as a field's value. */
async function where(word: string): Promise<string[]> {
  return Object.entries(await world.dump())
    .filter(([, rows]) => JSON.stringify(rows).includes(word))
    .map(([name]) => name);
}
/** The clock's turns until nothing waits. */
async function carryOut(): Promise<void> {
  for (let minute = 0; minute < 12; minute += 1) {
    await world.advance('PT1M', false);
    await world.tick();
  }
  expect(await world.documents('erasures')).toEqual([]);
}

test('before it, whoever is known by id or name stands only where the data map says', async () => {
  const mapped = new Set(holdings.map(({ collection }) => collection));
  expect((await where(author.id)).filter((name) => !mapped.has(name))).toEqual([]);
  expect((await where(author.openid)).filter((name) => !['bindings', 'invitations'].includes(name))).toEqual(
    [],
  );
  for (const word of [canary.text, canary.promise, canary.draft]) expect(await where(word)).toEqual([]);
  expect((await fetch(file)).status).toBe(200);
});

test('only with one’s own name typed, and then at once: letters destroyed, account locked out', async () => {
  const ask = (confirm: string) => world.call(author, 'account.erase', { requestId: id(), confirm });
  expect(await ask('别人')).toMatchObject({ code: 'INVALID', reason: 'not-confirmed' });
  const answer = await ask(author.name);
  expect(answer).toMatchObject({ ok: true });
  expect(await world.call(author, 'timebook.book', {})).toMatchObject({ code: 'UNAUTHENTICATED' });
  const rows = await world.documents('chapters', { bookId: author.id });
  expect(rows.map(({ box }) => box)).toEqual([null]);
  expect(await ask(author.name)).toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('then nothing is left but what must stay; the chain still verifies, and nobody else lost anything', async () => {
  await carryOut();
  for (const holding of holdings.filter(({ erase }) => erase === 'remove')) {
    const rows = await world.documents(holding.collection);
    const own = rows.filter((row) => [row[holding.by], row._id].some((value) => isOf(value, author.id)));
    expect([holding.collection, own]).toEqual([holding.collection, []]);
  }
  expect(await where(author.openid)).toEqual([]);
  // In service: the employing unit's roster, and what proves who did what, by ids alone.
  expect((await where(author.name)).sort()).toEqual(['people']);
  expect((await fetch(file)).status).not.toBe(200);
  expect(chainProblems(await world.dump(), world.letters, new Map())).toEqual([]);
  expect(await world.ask(other, 'timebook.verify', {})).toMatchObject({ ok: true });
  const consents = await world.documents('consents', { personId: author.id });
  for (const row of consents) expect(row.withdrawnAt).not.toBeNull();
});

test('whoever comes back begins anew after the links that are left', async () => {
  const { invitation } = await world.ask(hr, 'roster.invite', { requestId: id(), personId: author.id });
  const phone = 'the-phone-of-who-came-back';
  await world.ask(phone, 'account.bind', { requestId: id(), code: invitation.code, consent });
  const { chapters } = (await world.ask(phone, 'timebook.book', {})) as unknown as { chapters: unknown[] };
  expect(chapters).toEqual([]);
  expect((await seal(phone, `${author.id}:onboarding`)).receipt.number).toBe(2);
  expect(await world.ask(phone, 'timebook.verify', {})).toMatchObject({ ok: true, count: 2 });
  await world.ask(phone, 'account.erase', { requestId: id(), confirm: author.name });
});

test('who has left the service is gone from the roster too, and from every name', async () => {
  await world.admin().patchWhere('people', { _id: author.id }, { status: 'left' });
  await carryOut();
  expect(await where(author.name)).toEqual([]);
  expect((await world.documents('units')).some(({ _id }) => _id === place.court)).toBe(true);
});

test('nobody makes a chapter vanish in the store and calls it erased', async () => {
  const chapter = { bookId: other.id, kind: 'sealed' };
  await world.admin().patchWhere('chapters', chapter, { box: null, erasedAt: 1, erasedSeal: 'f'.repeat(64) });
  expect(await world.ask(other, 'timebook.verify', {})).toMatchObject({ ok: false, firstBad: 1 });
});

/** Whether a value is somebody's id, or begins with it. */
function isOf(value: unknown, personId: string): boolean {
  return value === personId || String(value).startsWith(`${personId}:`);
}
