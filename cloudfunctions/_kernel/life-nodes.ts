import {
  type BookChange,
  consequencesOf,
  type LedgerEvent,
  undoneBy,
} from '../../core/domain/node/consequences';
import type { NodeFacts } from '../../core/domain/node/identity';
import { mattersOfNode, nodeMatter } from '../../core/domain/reminder/matter';
import { books } from '../_store/books';
import { nodes } from '../_store/nodes';
import { nodeSeal } from './head-seal';
import { remind, settle, type Write, wake } from './outbox';
import { turnPage } from './turn-page';

/**
 * What a confirmed (or taken back) event of the ledger means for a person's time-book. Reads and decides now; the answer is to be
 * called inside the transaction that writes the ledger. Somebody without a book gets their nodes when the book comes into being.
 */
export async function bookConsequence(
  personId: string,
  event: LedgerEvent,
  now: number,
  turn: 'confirmed' | 'taken back' = 'confirmed',
): Promise<Write> {
  // The row first: whatever is read after it is at least as new.
  const book = await books.get(personId);
  if (!book) return async () => undefined;
  const own = await nodes.everOfBook(book._id);
  const decide = turn === 'confirmed' ? consequencesOf : undoneBy;
  const change = decide(event, book, own, now);
  const { add, withdraw, leaves, endsOn } = change;
  if (isNothing(change)) return async () => undefined;
  const { speaking, silent } = voicesOf(change, own);
  const reminders = await Promise.all([
    remind(
      speaking.map((node) => nodeMatter(node, personId, book.entryDay)),
      now,
    ),
    ...speaking.map((node) => wake(mattersOfNode(node))),
    ...silent.map((node) => settle(mattersOfNode(node), now)),
  ]);
  return async (transaction) => {
    const fields = { ...(leaves && { leaves }), ...(endsOn !== undefined && { endsOn }) };
    await turnPage(book, fields, transaction);
    for (const node of add) await nodes.put({ ...node, seal: nodeSeal(node) }, transaction);
    for (const node of withdraw) await nodes.patch(node._id, { withdrawnAt: now }, transaction);
    for (const write of reminders) await write(transaction);
  };
}

/**
 * Which nodes begin to remind their author, and which no longer do. Of several on one day only the first reminds, because they are one
 * opening; when that one is withdrawn, the next of its day takes over.
 */
function voicesOf({ add, withdraw }: BookChange, own: readonly NodeFacts[]) {
  const gone = new Set(withdraw.map((node) => node._id));
  const stay = own.filter((node) => node.withdrawnAt == null && !gone.has(node._id));
  const sharing = (node: NodeFacts) => stay.filter((one) => one.dueAt === node.dueAt && one._id !== node._id);
  const heirs = withdraw.flatMap((node) => sharing(node).slice(0, 1));
  return { speaking: [...add.filter((node) => sharing(node).length === 0), ...heirs], silent: withdraw };
}

function isNothing({ add, withdraw, leaves, endsOn }: BookChange): boolean {
  return add.length === 0 && withdraw.length === 0 && leaves === undefined && endsOn === undefined;
}
