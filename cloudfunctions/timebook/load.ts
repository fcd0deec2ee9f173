import { nextAnniversary } from '../../core/domain/calendar/anniversary';
import { dayOf } from '../../core/domain/calendar/beijing';
import type { NodeFacts } from '../../core/domain/node/identity';
import { newAnniversary } from '../../core/domain/node/making';
import type { Member } from '../_kernel/caller';
import { Fault, Stale } from '../_kernel/fault';
import { type BookRow, books } from '../_store/books';
import { type ChapterHead, chapters } from '../_store/chapters';
import type { Transaction } from '../_store/database';
import { nodes } from '../_store/nodes';
import { type PersonRow, people } from '../_store/people';

/** A book as it stood at one version. Chapters come without what is sealed. */
export type Shelf = {
  book: BookRow;
  nodes: NodeFacts[];
  chain: ChapterHead[];
};

/**
 * Reads the caller's own book; there is no way to name another. The book row comes first: whatever is read after it is at least
 * as new, so a writer that finds the version unchanged has seen everything.
 */
export async function shelfOf(member: Member): Promise<Shelf> {
  const book = await books.get(member.personId);
  if (!book) throw new Fault('NOT_FOUND');
  const [own, chain] = await Promise.all([nodes.ofBook(book._id), chapters.headsOf(book._id)]);
  return { book, nodes: own, chain };
}

/** The caller's row on the roster. */
export async function selfOf(member: Member): Promise<PersonRow> {
  const person = await people.get(member.personId);
  if (!person) throw new Fault('NOT_FOUND');
  return person;
}

/** One node of this book. Somebody else's, and one that is not, are the same answer. */
export function nodeOf(shelf: Shelf, nodeId: string): NodeFacts {
  const node = shelf.nodes.find((one) => one._id === nodeId);
  if (!node) throw new Fault('NOT_FOUND', undefined, 'nodeId');
  return node;
}

/** Chapters that stand: sealed and not taken back, oldest first. */
export function standing(chain: readonly ChapterHead[]): ChapterHead[] {
  const recalled = new Set(chain.filter((row) => row.kind === 'recalled').map((row) => row.number));
  return chain.filter((row) => row.kind === 'sealed' && !recalled.has(row.number));
}

/**
 * Chapters that belong to a node's re-reading: sealed for it or for a node before it, oldest first. What was written for later
 * is none of its business, and one that a missed anniversary left unread is.
 */
export function lettersUpTo(chain: readonly ChapterHead[], node: NodeFacts): ChapterHead[] {
  return standing(chain).filter((row) => row.opensAt <= node.dueAt);
}

/** The node that a chapter sealed now is opened by: the first anniversary after today, made if it is not there yet. */
export function nodeAhead(shelf: Shelf, now: number): { node: NodeFacts; isNew: boolean } {
  const made = newAnniversary(shelf.book._id, nextAnniversary(shelf.book.entryDay, dayOf(now)));
  const found = shelf.nodes.find((node) => node._id === made._id);
  return found ? { node: found, isNew: false } : { node: made, isNew: true };
}

/** Inside a transaction: moves the book on from the version that was read, or lets the decision be made again. */
export async function turnPage(
  book: BookRow,
  fields: Partial<Omit<BookRow, '_id' | 'version'>>,
  transaction: Transaction,
): Promise<void> {
  const current = await books.get(book._id, transaction);
  if (current?.version !== book.version) throw new Stale('book');
  await books.patch(book._id, { ...fields, version: book.version + 1 }, transaction);
}
