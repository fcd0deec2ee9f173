import { dayOf } from '../../../core/domain/calendar/beijing';
import { markBy } from '../../../core/domain/career/young';
import { Stale } from '../../_kernel/fault';
import { newBook } from '../../_kernel/new-book';
import { books } from '../../_store/books';
import { type CadreRuleRow, cadreRules, type Marking } from '../../_store/cadre-rules';
import { inTransaction } from '../../_store/database';
import { type PersonRow, people } from '../../_store/people';

const pageSize = 200;
/** Looked for every ten minutes: a rule is set once in years, and a tick that has nothing to do need not ask. */
const turn = { every: 10, at: 9 };

/**
 * Marks the roster anew by a rule of the young cadre that was set, a page at a time in the order of names. It can be ended at any step and goes on
 * where it stood: a mark that is right is not written again, and the place moves on only behind people whose marks are right.
 */
export async function markCadres(hasTime: () => boolean): Promise<number> {
  if (Math.floor(Date.now() / 60_000) % turn.every !== turn.at) return 0;
  let seen = 0;
  for (const row of await cadreRules.walk('', 100)) {
    let marking = row.marking ?? null;
    while (marking && marking.endedAt === null && hasTime()) {
      const then = await markPage(row, marking);
      // Where somebody changed meanwhile, the page is looked at again at the next tick; where another rule was set, that one's begins.
      if (then === null || !(await cadreRules.moveOn(row, marking, then))) break;
      seen += then.seen - marking.seen;
      marking = then;
    }
  }
  return seen;
}

/** One page; null when somebody on it changed meanwhile. */
async function markPage({ _id, rule }: CadreRuleRow, marking: Marking): Promise<Marking | null> {
  const now = Date.now();
  const page = await people.placed(_id, marking.after, pageSize);
  const wrong = page.filter((row) => markBy(rule, row, dayOf(now)) !== row.cadre);
  const written = wrong.some((row) => row.cadre) ? await books.byIds(wrong.map((row) => row._id)) : [];
  const owners = new Set(written.filter((book) => book.entryDay !== '').map((book) => book._id));
  // Nobody's book is taken away.
  const over = wrong.filter((row) => row.cadre && row.boundAt === null && !owners.has(row._id));
  const [came, waiting] = [true, false].map((bound) =>
    wrong.filter((row) => !row.cadre && (row.boundAt !== null) === bound),
  ) as [PersonRow[], PersonRow[]];
  const marked = (await people.markWaiting(waiting, true)) + (await people.markWaiting(over, false));
  if (marked < waiting.length + over.length) return null;
  for (const row of came) if (!(await begin(row, now))) return null;
  return {
    after: page.at(-1)?.sortKey ?? marking.after,
    seen: marking.seen + page.length,
    endedAt: page.length < pageSize ? now : null,
  };
}

/** Somebody who is here already becomes a young cadre, with the book that goes with it; false when something happened to them meanwhile. */
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
    if (error instanceof Stale) return false;
    throw error;
  }
}
