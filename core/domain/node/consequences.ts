import { nextAnniversary } from '../calendar/anniversary';
import { dayOf } from '../calendar/beijing';
import type { NodeFacts } from './identity';
import { kindMadeBy, type LedgerKind } from './kinds';
import { type Leave, leavesAfter } from './leave';
import { newAnniversary, newOnboarding, recordedNode } from './making';

export type LedgerEvent = { kind: LedgerKind; day: string };

/** As much of a book as the ledger's events touch. */
export type BookFacts = {
  _id: string;
  entryDay: string;
  leaves?: readonly Leave[];
  /** The day of leaving the service; nothing comes after it. */
  endsOn?: string | null;
};

/** What an event changes at a book. */
export type BookChange = {
  add: NodeFacts[];
  withdraw: NodeFacts[];
  leaves?: Leave[];
  endsOn?: string | null;
  entryDay?: string;
};

const nothing: BookChange = { add: [], withdraw: [] };

/** A node at which nothing happened yet can still be taken away. */
export function isUntouched(node: NodeFacts): boolean {
  return node.openedAt === null && node.rereadAt === null && node.closedAt === null;
}

/** What comes with a book: entering service and the next anniversary. What passed before is not made up for. */
export function nodesOfNewBook(bookId: string, entryDay: string, now: number): NodeFacts[] {
  const ahead = nextAnniversary(entryDay, dayOf(now));
  return [newOnboarding(bookId, entryDay, now), newAnniversary(bookId, ahead)];
}

/**
 * What a confirmed event of the ledger demands of a book at `now`. Entering service made the book itself, so it demands nothing
 * more; the same event twice demands nothing the second time.
 */
export function consequencesOf(
  event: LedgerEvent,
  book: BookFacts,
  nodes: readonly NodeFacts[],
  now: number,
): BookChange {
  if (event.kind === 'leave-start' || event.kind === 'leave-end') {
    const { kind, day } = event;
    return { ...nothing, leaves: leavesAfter(book.leaves ?? [], { kind, day }) };
  }
  const kind = kindMadeBy(event.kind);
  if (event.kind === 'entry' || kind === null || book.endsOn) return nothing;
  const node = recordedNode(book._id, kind, event.day, now);
  const known = nodes.some((one) => one._id === node?._id && one.withdrawnAt == null);
  if (event.kind !== 'leaving') return { ...nothing, add: node && !known ? [node] : [] };
  // However long ago: the book is opened for whoever left.
  const leaving = node ?? recordedNode(book._id, kind, dayOf(now), now);
  const ahead = nodes.filter(
    (one) => isUntouched(one) && leaving !== null && one.dueAt > leaving.dueAt && one.withdrawnAt == null,
  );
  return { add: leaving && !known ? [leaving] : [], withdraw: ahead, endsOn: event.day };
}

/**
 * What it undoes when the ledger takes an event back at `now`: its node, if nothing happened there (what was opened stays opened), its
 * leave, its end of service, with what that had taken away and what is still to come.
 */
export function undoneBy(
  event: LedgerEvent,
  book: BookFacts,
  nodes: readonly NodeFacts[],
  now: number,
): BookChange {
  const leaves = book.leaves ?? [];
  const { kind, day } = event;
  if (kind === 'leave-start') return { ...nothing, leaves: leaves.filter((leave) => leave.from !== day) };
  if (kind === 'leave-end')
    return { ...nothing, leaves: leaves.map((one) => (one.until === day ? { ...one, until: null } : one)) };
  if (kind === 'entry') return nothing;
  const made = nodes.filter(
    (one) => one.kind === kindMadeBy(kind) && one.day === day && one.withdrawnAt == null && isUntouched(one),
  );
  if (kind !== 'leaving') return { ...nothing, withdraw: made };
  const back = nodes.filter((one) => one.withdrawnAt != null && one.kind !== 'leaving' && one.dueAt > now);
  return { add: back.map((one) => ({ ...one, withdrawnAt: null })), withdraw: made, endsOn: null };
}

/** A book and its nodes as they are after a change, for the next decision about them. */
export function afterChange<B extends BookFacts>(
  book: B,
  nodes: readonly NodeFacts[],
  change: BookChange,
  now: number,
): { book: B; nodes: NodeFacts[] } {
  const { add, withdraw, ...fields } = change;
  const gone = new Set(withdraw.map((node) => node._id));
  const made = new Map(add.map((node) => [node._id, node]));
  const stayed = nodes
    .filter((node) => !made.has(node._id))
    .map((node) => (gone.has(node._id) ? { ...node, withdrawnAt: now } : node));
  return { book: { ...book, ...fields }, nodes: [...stayed, ...made.values()] };
}

/** Two changes, one after the other, as one. */
export function bothChanges(first: BookChange, second: BookChange): BookChange {
  const made = new Set(second.add.map((node) => node._id));
  const gone = new Set(second.withdraw.map((node) => node._id));
  return {
    ...first,
    ...second,
    add: [...first.add.filter((node) => !made.has(node._id) && !gone.has(node._id)), ...second.add],
    withdraw: [...first.withdraw.filter((node) => !made.has(node._id)), ...second.withdraw],
  };
}
