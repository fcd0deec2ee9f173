import { genesis } from '../../core/domain/chapter/chain';
import { nodesOfNewBook } from '../../core/domain/node/consequences';
import { nodeMatter } from '../../core/domain/reminder/matter';
import { books, never } from '../_store/books';
import { nodes } from '../_store/nodes';
import { headSeal } from './head-seal';
import { remind, type Write } from './outbox';

/**
 * The time-book of somebody who has come: the node of entering service and the next anniversary ahead, each with its reminders. Anniversaries
 * that passed before are not made up for. Null when there is one already, with another account too; whoever had everything erased begins anew
 * after the links of the old chain.
 */
export async function newBook(
  { _id: bookId, entryDay }: { _id: string; entryDay: string },
  now: number,
): Promise<Write | null> {
  const known = await books.get(bookId);
  if (known !== null && known.entryDay !== '') return null;
  const made = nodesOfNewBook(bookId, entryDay, now);
  const demanded = await remind(
    made.map((node) => nodeMatter(node, bookId, entryDay)),
    now,
  );
  const head = { recordCount: 0, lastNumber: 0, headHash: genesis };
  const book = { _id: bookId, entryDay, version: 1, ...head, anchorDueAt: never };
  return async (transaction) => {
    if (known) await books.patch(bookId, { entryDay, version: known.version + 1 }, transaction);
    else await books.add({ ...book, headSeal: headSeal(bookId, head) }, transaction);
    await nodes.addAll(made, transaction);
    await demanded(transaction);
  };
}
