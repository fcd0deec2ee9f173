import type { PersonRow } from '../../cloudfunctions/_store/people';
import { place, rosterRow } from '../support/district';
import { assertInvariants } from '../support/invariants';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { type Fault, hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

/** A rule of the young cadre that was set marks everybody on the roster anew: page by page, by the clock, whatever kills it. */
let world: World;
let desk: Person;
let colleague: Person;
let author: Person;
beforeAll(async () => {
  world = await startWorld();
  desk = await world.people.officer('organisation', scopeOver.organisation);
  // Came already, 45 years old and three years in service: by age no young cadre, and without a book.
  [colleague] = (await world.people.invited(1, '2023-07-01', { cadre: false, bornYear: 1981 })) as [Person];
  await world.people.bind(colleague);
  // Came as a young cadre, and has a book.
  [author] = (await world.people.invited(1, '2020-07-01', { bornYear: 1995 })) as [Person];
  await world.people.bind(author);
  await world.admin().add('people', waiting);
});
afterAll(async () => {
  await assertInvariants(world);
  await world.close();
  hangUp();
});

const row = (id: string, more: Partial<PersonRow>) =>
  rosterRow({ id, name: '陆远', entryDay: more.entryDay ?? '2024-07-01' }, more);
/** More than a page of the clock, of every kind that a rule by service decides on; nobody of them has come yet. */
const waiting: PersonRow[] = Array.from({ length: 240 }, (_, n) => {
  const id = `w${String(n).padStart(4, '0')}`;
  if (n % 6 === 0) return row(id, { cadre: true, entryDay: '2010-07-01', bornYear: 1995 }); // long in service
  if (n % 6 === 1) return row(id, { cadre: false, bornYear: 1980 }); // not young, short in service
  if (n % 6 === 2) return row(id, { cadre: false, cadreNamed: true }); // a file said no
  if (n % 6 === 3) return row(id, { cadre: true, cadreNamed: true, entryDay: '2010-07-01' }); // a file said yes
  if (n % 6 === 4) return row(id, { cadre: false, status: 'left' });
  return row(id, { cadre: true });
});
const byService = waiting.map(({ _id }, n) => [_id, [false, true, false, true, false, true][n % 6]]);
const marks = async () =>
  (await world.documents('people'))
    .filter(({ _id }) => /^w\d/.test(String(_id)))
    .map(({ _id, cadre }) => [_id, cadre])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
const rule = async () =>
  (await world.documents('cadreRules'))[0] as unknown as {
    marking: { seen: number; endedAt: number | null };
  };

async function set(years: number): Promise<void> {
  const { districtName } = await world.ask(desk, 'roster.cadreRule', {});
  await world.ask(desk, 'roster.setCadreRule', {
    ...{ requestId: world.requestId('rule'), districtId: place.district, by: 'service', years },
    ...{ orderedBy: '区委组织部〔2026〕3号', confirm: districtName },
  } as never);
}
/** The next of the clock's minutes in which it looks for a rule. */
async function turn(): Promise<void> {
  const minute = Math.floor((await world.now()) / 60_000) + 1;
  await world.moveTo((minute + ((((9 - minute) % 10) + 10) % 10)) * 60_000 + 5_000, false);
  await world.tick();
}

test('everybody on the roster has the mark of the new rule; named ones, who left, and books stay as they are', async () => {
  expect(await world.documents('books', { _id: colleague.id })).toEqual([]);
  await set(5);
  expect(await world.ask(desk, 'roster.cadreRule', {})).toMatchObject({ marking: { seen: 0, ended: null } });
  await turn();
  expect(await marks()).toEqual(byService);
  // Who is here already becomes one with the book, its nodes and its reminders.
  expect(await world.documents('people', { _id: colleague.id })).toMatchObject([{ cadre: true }]);
  expect(await world.documents('nodes', { bookId: colleague.id, kind: 'onboarding' })).toHaveLength(1);
  expect((await world.documents('reminders', { personId: colleague.id })).length).toBeGreaterThan(1);
  // By the rule no longer one, and the book stays.
  expect(await world.documents('people', { _id: author.id })).toMatchObject([{ cadre: true }]);
  const known = await world.ask(desk, 'roster.cadreRule', {});
  expect(known).toMatchObject({ marking: { seen: 243, ended: expect.any(Number) }, cadres: 122 });
  // Once done, it is looked at no more.
  const { version } = (await world.documents('people', { _id: 'w0001' }))[0] as unknown as PersonRow;
  await turn();
  expect(await world.documents('people', { _id: 'w0001' })).toMatchObject([{ version }]);
});

/** `npm run verify -- --full` loses the answer instead, too. */
const effects = ['kill-after', ...(process.env.FULL === '1' ? (['drop-after'] as const) : [])] as const;

test('killed at every step of the store, or without an answer, it goes on where it stood', async () => {
  const admin = world.admin();
  const wrong = { cadre: true, version: 1 };
  let trials = 0;
  for (const collection of ['people', 'cadreRules'])
    for (const effect of effects)
      for (let skip = 0; ; skip += 1) {
        // Everybody who may be marked at all is wrong.
        for (const n of [1, 5]) {
          const ids = waiting.flatMap(({ _id }, at) => (at % 6 === n ? [_id] : []));
          await admin.patchWhere('people', { _id: admin.command.in(ids) }, { ...wrong, cadre: false });
        }
        const old = waiting.flatMap(({ _id }, at) => (at % 6 === 0 ? [_id] : []));
        await admin.patchWhere('people', { _id: admin.command.in(old) }, wrong);
        await set(5);
        const fault: Fault = { on: 'database', function: 'clock', collection, skip, times: 1, effect };
        await world.control.faults([fault]);
        await turn().catch(() => undefined);
        const hit = ((await world.control.faultHits())[0]?.hits ?? 0) > 0;
        await world.control.faults([]);
        for (let n = 0; n < 3 && (await rule()).marking.endedAt === null; n += 1) await turn();
        expect([collection, effect, skip, (await rule()).marking.seen]).toEqual([
          collection,
          effect,
          skip,
          243,
        ]);
        expect(await marks()).toEqual(byService);
        if (!hit) break;
        trials += 1;
      }
  // Two pages: read, mark, unmark; the rules, and each place moved on.
  expect(trials).toBeGreaterThanOrEqual(effects.length * (4 + 3));
});
