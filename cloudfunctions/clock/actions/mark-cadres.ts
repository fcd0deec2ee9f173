import { dayOf } from '../../../core/domain/calendar/beijing';
import { markBy } from '../../../core/domain/career/young';
import { Stale } from '../../_kernel/fault';
import { newBook } from '../../_kernel/new-book';
import { books } from '../../_store/books';
import { type CadreRuleRow, cadreRules, type Marking } from '../../_store/cadre-rules';
import { inTransaction, worthRepeating } from '../../_store/database';
import { type PersonRow, people } from '../../_store/people';

const pageSize = 200;
/** Looked for every ten minutes: a rule is set once in years, and a tick that has nothing to do need not ask. */
const turn = { every: 10, at: 9 };
/** How often a page is decided afresh in which somebody changed meanwhile; what is left waits for the next tick. */
const rounds = 3;

/**
 * Marks the roster anew by a rule of the young cadre that was set, a page at a time in the order of names. It can be ended at any step and goes on
 * where it stood: a mark that is right is not written again, and the place moves on only behind people who were looked at.
 */
export async function markCadres(hasTime: () => boolean): Promise<number> {
  if (Math.floor(Date.now() / 60_000) % turn.every !== turn.at) return 0;
  let done = 0;
  for (const row of await cadreRules.walk('', 100)) {
    for (let { marking } = row; marking && marking.endedAt === null && hasTime(); ) {
      const then = await markPage(row, marking);
      // Somebody set another rule meanwhile: that one's marking goes on, from the beginning.
      if (then === null || !(await cadreRules.moveOn(row, marking, then))) break;
      done += then.made + then.unmade - marking.made - marking.unmade;
      marking = then;
    }
  }
  return done;
}

/** One page; null when it would not stand still. */
async function markPage({ _id, rule }: CadreRuleRow, marking: Marking): Promise<Marking | null> {
  let { made, unmade } = marking;
  for (let round = 0; round < rounds; round += 1) {
    const now = Date.now();
    const page = await people.placed(_id, marking.after, pageSize);
    const candidates = page.filter((row) => markBy(rule, row, dayOf(now)) !== row.cadre);
    const owned = new Set(
      (await books.byIds(candidates.map((row) => row._id)))
        .filter((book) => book.entryDay !== '')
        .map((book) => book._id),
    );
    const becomes = candidates.filter((row) => !row.cadre);
    // Nobody's book is taken away.
    const ends = candidates.filter((row) => row.cadre && !owned.has(row._id));
    const waiting = becomes.filter((row) => row.boundAt === null);
    const came = becomes.filter((row) => row.boundAt !== null);
    made += await people.markWaiting(waiting, true);
    unmade += await people.markWaiting(ends, false);
    let moved = false;
    for (const row of came) {
      if (await begin(row, now)) made += 1;
      else moved = true;
    }
    const rest = await people.byIds([...waiting, ...ends].map((row) => row._id));
    const right = new Map([...waiting.map((row) => [row._id, true] as const), ...ends.map((row) => [row._id, false] as const)]);
    if (moved || rest.some((row) => row.cadre !== right.get(row._id))) continue;
    const over = page.length < pageSize;
    return {
      after: page.at(-1)?.sortKey ?? marking.after,
      seen: marking.seen + page.length,
      ...{ made, unmade, endedAt: over ? now : null },
    };
  }
  return null;
}

/** Somebody who is here already becomes a young cadre with the book that goes with it; false when something happened to them meanwhile. */
async function begin(row: PersonRow, now: number): Promise<boolean> {
  const book = await newBook(row, now);
  try {
    await inTransaction(async (transaction) => {
      const current = await people.get(row._id, transaction);
      if (current?.version !== row.version || current.boundAt !== row.boundAt) throw new Stale('person');
      await people.patch(row._id, { cadre: true, version: row.version + 1 }, transaction);
      await book?.(transaction);
    });
    return true;
  } catch (error) {
    if (error instanceof Stale || worthRepeating(error)) return false;
    throw error;
  }
}
