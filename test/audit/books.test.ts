import { pseudonym } from '../../cloudfunctions/_kernel/audit';
import { booksPerCall } from '../../core/contract/audit';
import { place } from '../support/district';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { type Document, hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';
import { edited } from '../tamper/attacker';

const count = booksPerCall + 3;
const canary = '只有我自己该读到的一句';
let world: World;
let cadres: Person[];
let auditor: Person;

beforeAll(async () => {
  world = await startWorld();
  cadres = await world.people.bound(count);
  auditor = await world.people.officer('auditor', scopeOver.auditor);
  for (const { openid, id } of cadres)
    await world.ask(openid, 'timebook.seal', {
      requestId: world.requestId('seal'),
      nodeId: `${id}:onboarding`,
      text: canary,
      promises: [],
      signature,
    });
  await world.moveTo('2026-07-02T03:05:00+08:00', false);
  await world.tick();
}, 60_000);

afterAll(async () => {
  await world.close();
  hangUp();
});

const numberOf = ({ id }: Person) => pseudonym('subject', id).slice(0, 8);

/** Every page of the court, as an auditor's phone asks for them. */
async function everyPage() {
  const pages = [];
  for (let after: string | null | undefined; after !== null; after = pages.at(-1)?.next) {
    const input = { unitId: place.court, why: '例行核验', ...(after && { after }) };
    pages.push(await world.ask(auditor, 'audit.books', input));
  }
  return pages;
}
const results = async () => (await everyPage()).flatMap((page) => page.books);
const bad = async () => (await results()).filter((one) => !one.ok).map((one) => [one.number, one.firstBad]);

test('every book of a unit once, by number alone: no name, no id, no word of a letter', async () => {
  const pages = await everyPage();
  expect(pages.map((page) => page.books.length)).toEqual([booksPerCall, count - booksPerCall]);
  expect(pages.map((page) => page.total)).toEqual([count, count]);
  expect(pages[0]?.night).toMatchObject({ day: '2026-07-02', holds: true });
  const found = pages.flatMap((page) => page.books);
  expect(found.map((one) => one.number).sort()).toEqual(cadres.map(numberOf).sort());
  expect(found.every((one) => one.ok && one.records === 1 && one.firstBad === null)).toBe(true);
  const told = JSON.stringify(pages);
  for (const person of cadres)
    for (const secret of [person.name, person.id, person.openid, canary])
      expect(told.includes(secret)).toBe(false);
});

test('each owner finds who checked their book, and why', async () => {
  const { entries } = await world.ask(cadres[0] as Person, 'audit.mine', {});
  expect(entries[0]).toMatchObject({
    ...{ kind: 'look', route: 'audit.books', as: 'auditor' },
    ...{ who: auditor.name, why: '例行核验' },
  });
});

test('a changed letter, one that is gone, and a whole book that is gone are found, each by its number', async () => {
  const [changed, shorter, vanished] = cadres as [Person, Person, Person];
  const admin = world.admin();
  const chapterOf = async ({ id }: Person) =>
    (await world.documents('chapters', { bookId: id }))[0] as Document;
  const [letter, cut, last] = [await chapterOf(changed), await chapterOf(shorter), await chapterOf(vanished)];
  const [book] = (await world.documents('books', { _id: vanished.id })) as [Document];
  await admin.set('chapters', edited(letter, 'ciphertextDigest', 'f'.repeat(64)));
  await admin.remove('chapters', cut._id);
  await admin.remove('chapters', last._id);
  await admin.remove('books', book._id);
  for (const { _id } of await world.documents('anchors', { bookId: vanished.id }))
    await admin.remove('anchors', _id);
  expect((await bad()).sort()).toEqual([changed, shorter, vanished].map((one) => [numberOf(one), 1]).sort());
  // Its owner is told too, and not that they never had a book.
  expect(await world.ask(vanished, 'timebook.verify', {})).toMatchObject({ ok: false, firstBad: 1 });
  for (const row of [letter, cut, last]) await admin.set('chapters', row);
  await admin.set('books', book);
  expect(await bad()).toEqual([]);
});

test('nobody but an auditor checks, not without a reason, and not a district in one go', async () => {
  const ask = (who: string, more: object = {}) =>
    world.call(who, 'audit.books', { unitId: place.court, why: '例行核验', ...more } as never);
  for (const role of ['administrator', 'hr', 'head'] as const) {
    const { openid } = await world.people.officer(role, scopeOver[role]);
    expect(await ask(openid)).toMatchObject({ code: 'FORBIDDEN' });
  }
  expect(await ask((cadres[0] as Person).openid)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await ask(auditor.openid, { why: undefined })).toMatchObject({ code: 'INVALID', field: 'why' });
  expect(await ask(auditor.openid, { unitId: place.district })).toMatchObject({ code: 'NOT_FOUND' });
});
