import { fillBigUnit } from '../support/big-unit';
import { place } from '../support/district';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

/** Lists of the workbench in a unit of thousands: each answer is a page, found through an index, whatever lies behind it. */
let world: World;
let hr: Person;
let auditor: Person;
const size = 2000;
beforeAll(async () => {
  world = await startWorld();
  hr = await world.people.officer('hr', scopeOver.hr);
  auditor = await world.people.officer('auditor', { kind: 'district', ids: [place.district] });
  await fillBigUnit(world, size, await world.now());
  const at = await world.now();
  const path = [place.district, place.court, place.civil];
  const event = (n: number) => ({
    ...{
      _id: `event-${n}`,
      personId: `big${String(n % size).padStart(5, '0')}`,
      unitPath: path,
      kind: 'rotation',
    },
    ...{ day: '2026-06-01', to: null, status: n % 2 ? 'proposed' : 'confirmed', note: '', reason: '' },
    ...{ proposedBy: 'p', decidedBy: null, corrects: null, at: at - n },
  });
  const audit = (n: number) => ({
    ...{ _id: `audit-${n}`, subject: `s${n % 50}`, seq: n, actor: `a${n % 50}`, route: 'roster.people' },
    ...{ what: 'look', at: at - 1 - n, prev: '', hash: '' },
  });
  for (const [name, one] of [
    ['lifeEvents', event],
    ['audits', audit],
  ] as const)
    for (let n = 0; n < size; n += 1000)
      await world.admin().add(
        name,
        Array.from({ length: 1000 }, (_, k) => one(n + k)),
      );
});
afterAll(async () => {
  await world.close();
  hangUp();
});

/** What a call answered, how many documents the store looked at for it, and how many bytes came back. */
async function asked<T>(
  ask: () => Promise<T>,
): Promise<{ answer: T; examined: number; calls: number; bytes: number }> {
  const last = (await world.control.invocations()).at(-1)?.id ?? 0;
  const answer = await ask();
  const [invocation] = await world.control.invocations(last);
  const { examined = Number.NaN, calls = Number.NaN } = invocation?.database ?? {};
  return { answer, examined, calls, bytes: JSON.stringify(answer).length };
}

test('people: the first page, one in the middle, the last, and a search each look at a page’s worth', async () => {
  const first = await asked(() => world.ask(hr, 'roster.people', {}));
  expect(first.answer.people).toHaveLength(50);
  const middle = await asked(() => world.ask(hr, 'roster.people', { after: `lin tong big0${size / 2}` }));
  expect(middle.answer.people).toHaveLength(50);
  const end = await asked(() => world.ask(hr, 'roster.people', { after: `lin tong big0${size - 10}` }));
  expect(end.answer.next).toBeNull();
  const byName = await asked(() => world.ask(hr, 'roster.people', { search: 'lt' }));
  const nobody = await asked(() => world.ask(hr, 'roster.people', { search: 'zzz' }));
  expect(nobody.answer.people).toEqual([]);
  for (const { examined, calls, bytes } of [first, middle, end, byName, nobody]) {
    expect(examined).toBeLessThan(150);
    expect(calls).toBeLessThanOrEqual(6);
    expect(bytes).toBeLessThan(20_000);
  }
});

test('a walk to the end shows everybody once', async () => {
  const seen: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: { people: { id: string }[]; next: string | null } = await world.ask(hr, 'roster.people', {
      ...(after && { after }),
    });
    seen.push(...page.people.map(({ id }) => id));
    after = page.next;
  }
  const here = (await world.documents('people')).filter(({ unitPath }) =>
    (unitPath as string[]).includes(place.court),
  );
  expect(seen.length).toBe(here.length);
  expect(new Set(seen).size).toBe(seen.length);
});

test('the ledger: what waits is a list with an end, found without looking at what was decided', async () => {
  const { answer, examined, bytes } = await asked(() => world.ask(hr, 'roster.waitingEvents', {}));
  expect(answer.events).toHaveLength(200);
  expect(examined).toBeLessThan(500);
  expect(bytes).toBeLessThan(60_000);
});

test('the audit: pages go down by time, each a page’s worth', async () => {
  let before: number | undefined;
  for (let n = 0; n < 3; n += 1) {
    const { answer, examined } = await asked(() =>
      world.ask(auditor, 'audit.search', {
        ...(before !== undefined && { before }),
        why: '例行抽查',
      } as never),
    );
    const page = answer as { entries: unknown[]; next: number | null };
    expect(page.entries.length).toBeGreaterThanOrEqual(50);
    expect(page.entries.length).toBeLessThan(110);
    expect(examined).toBeLessThan(400);
    before = page.next ?? undefined;
    expect(before).toBeDefined();
  }
});
