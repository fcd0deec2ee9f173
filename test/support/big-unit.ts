import type { PersonRow } from '../../cloudfunctions/_store/people';
import type { NodeFacts } from '../../core/domain/node/identity';
import { place, rosterRow } from './district';
import { Random } from './random';
import type { World } from './world';

const day = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
const dayMs = 86_400_000;
const kinds = [
  'onboarding',
  'anniversary',
  'rotation',
  'promotion',
  'probation-end',
  'leaving',
  'request',
] as const;
const homes: readonly (readonly string[])[] = [
  [place.district, place.court, place.civil],
  [place.district, place.court, place.office],
  [place.district, place.court],
  [place.district, place.bureau, place.works],
];

/**
 * A unit of thousands as the store may hold one at `now`: young cadres and others, with a book and without, on leave and gone, whose nodes stand
 * in every way. Rows are written by the administrator, so that no code of the product made them.
 */
export async function fillBigUnit(world: World, size: number, now: number): Promise<void> {
  const random = new Random(20261126);
  const people: PersonRow[] = [];
  const books: object[] = [];
  const nodes: Partial<NodeFacts>[] = [];
  for (let n = 0; n < size; n += 1) {
    const id = `big${String(n).padStart(5, '0')}`;
    const home = random.chance(0.9) ? random.pick(homes.slice(0, 3)) : random.pick(homes);
    people.push(
      rosterRow(
        { id, name: '林同', entryDay: '2024-07-01' },
        {
          sortKey: `lin tong ${id}`,
          unitId: home[1] as string,
          sectionId: home[2] ?? null,
          unitPath: [...home],
          cadre: random.chance(0.9),
          status: random.chance(0.06) ? 'left' : random.chance(0.05) ? 'on-leave' : 'serving',
        },
      ),
    );
    if (random.chance(0.08)) continue;
    const from = now - random.below(70) * dayMs;
    const until = random.chance(0.5) ? null : day(from + random.below(40) * dayMs);
    const leaves = random.chance(0.1) ? [{ from: day(from), until }] : undefined;
    books.push({ _id: id, entryDay: '2024-07-01', version: 1, ...(leaves && { leaves }) });
    for (let k = random.below(7); k > 0; k -= 1) nodes.push(nodeOf(id, k, random, now));
  }
  const admin = world.admin();
  for (const [name, rows] of [
    ['people', people],
    ['books', books],
    ['nodes', nodes],
  ] as const)
    for (let at = 0; at < rows.length; at += 1000)
      await admin.add(name, rows.slice(at, at + 1000) as object[]);
}

function nodeOf(bookId: string, k: number, random: Random, now: number): Partial<NodeFacts> {
  const dueAt = Date.parse(`${day(now - (random.below(900) - 60) * dayMs)}T00:00:00+08:00`);
  const closed = random.chance(0.6) ? dueAt + 1000 : null;
  return {
    ...{ _id: `${bookId}:n${k}`, bookId, kind: random.pick(kinds), years: 0, day: day(dueAt), dueAt },
    ...{ openedAt: closed, rereadAt: closed, closedAt: closed, chapterNumber: closed && k },
    ...(random.chance(0.05) && { exemption: { because: 'illness' as const, at: dueAt } }),
    ...(random.chance(0.1) && { paperDay: day(dueAt), paperKept: 'section' as const, paperAt: dueAt }),
    ...(random.chance(0.05) && { withdrawnAt: dueAt }),
  };
}
