import {
  afterChange,
  type BookChange,
  type BookFacts,
  bothChanges,
  consequencesOf,
  type LedgerEvent,
  undoneBy,
} from '../../core/domain/node/consequences';
import { entryMoved } from '../../core/domain/node/entry-moved';
import type { NodeFacts } from '../../core/domain/node/identity';
import { mattersOfNode, nodeMatter } from '../../core/domain/reminder/matter';
import { books } from '../_store/books';
import { nodes } from '../_store/nodes';
import { nodeSeal } from './head-seal';
import { remind, remindAnew, settle, type Write, wake } from './outbox';
import { turnPage } from './turn-page';

/** What the ledger says of a book: an event that was confirmed, one that was taken back, or that the entry day was another. */
export type Turn = { turn: 'confirmed' | 'taken back'; event: LedgerEvent } | { turn: 'entry'; day: string };

/**
 * What the ledger's turns, one after another, mean for a person's time-book. Reads and decides now; the answer is to be
 * called inside the transaction that writes the ledger. Somebody without a book gets their nodes when the book comes into being.
 */
export async function bookConsequence(personId: string, turns: readonly Turn[], now: number): Promise<Write> {
  // The row first: whatever is read after it is at least as new.
  const book = turns.length > 0 ? await books.get(personId) : null;
  // A book of which only the links of its chain are left is nobody's any more.
  if (!book || book.entryDay === '') return async () => undefined;
  const own = await nodes.everOfBook(book._id);
  const change = turns.reduce<BookChange>(
    (sum, turn) => {
      const then = afterChange<BookFacts>(book, own, sum, now);
      return bothChanges(sum, decided(turn, then, now));
    },
    { add: [], withdraw: [] },
  );
  const { add, withdraw, ...fields } = change;
  if (isNothing(change)) return async () => undefined;
  const { speaking, silent } = voicesOf(change, own);
  const entryDay = fields.entryDay ?? book.entryDay;
  const matters = speaking.map((node) => nodeMatter(node, personId, entryDay));
  const moved = fields.entryDay !== undefined;
  const reminders = await Promise.all([
    moved ? remindAnew(matters, now) : remind(matters, now),
    ...(moved ? [] : speaking.map((node) => wake(mattersOfNode(node)))),
    ...silent.map((node) => settle(mattersOfNode(node), now)),
  ]);
  return async (transaction) => {
    await turnPage(book, fields, transaction);
    for (const node of add) await nodes.put({ ...node, seal: nodeSeal(node) }, transaction);
    for (const node of withdraw) await nodes.patch(node._id, { withdrawnAt: now }, transaction);
    for (const write of reminders) await write(transaction);
  };
}

function decided(turn: Turn, { book, nodes }: { book: BookFacts; nodes: NodeFacts[] }, now: number) {
  if (turn.turn === 'entry') return entryMoved(book._id, nodes, turn.day, now);
  return (turn.turn === 'confirmed' ? consequencesOf : undoneBy)(turn.event, book, nodes, now);
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

function isNothing({ add, withdraw, ...fields }: BookChange): boolean {
  return add.length === 0 && withdraw.length === 0 && Object.keys(fields).length === 0;
}
