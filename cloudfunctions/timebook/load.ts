import { nextAnniversary } from '../../core/domain/calendar/anniversary';
import { dayOf } from '../../core/domain/calendar/beijing';
import type { NodeFacts } from '../../core/domain/node/identity';
import { newAnniversary } from '../../core/domain/node/making';
import { horizonOf, openingOf } from '../../core/domain/node/opening';
import type { Member } from '../_kernel/caller';
import { Fault } from '../_kernel/fault';
import { sealedNodes } from '../_kernel/head-seal';
import { type Letter, standing } from '../_kernel/letters';
import { type BookRow, books } from '../_store/books';
import { type ChapterHead, chapters } from '../_store/chapters';
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
  if (!book) throw new Fault('NOT_FOUND', 'no-book');
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

/** The nodes that are one opening with a node: see `core/domain/node/opening.ts`. */
export function openingAt(shelf: Pick<Shelf, 'book' | 'nodes'>, node: NodeFacts, now: number): NodeFacts[] {
  return openingOf(node, shelf.nodes, now, shelf.book.leaves);
}

/** Where the draft of a node is kept: with the first of its opening, so that whichever node a person comes by finds it. */
export function draftKeyOf(shelf: Pick<Shelf, 'book' | 'nodes'>, node: NodeFacts, now: number): string {
  return openingAt(shelf, node, now)[0]?._id ?? node._id;
}

/**
 * Chapters that belong to the re-reading at a node: sealed for its opening or for a node before it, oldest first. What was written
 * for later is none of its business, and one that a missed anniversary left unread is.
 */
export function lettersAt(shelf: Shelf, node: NodeFacts, now: number): Letter[] {
  const horizon = horizonOf(openingAt(shelf, node, now));
  return standing(shelf).filter((row) => row.comesAt <= horizon);
}

/**
 * The node that the link of a chapter sealed now names: the first anniversary after today, made if it is not there yet. It is never
 * taken away, as a promotion can be; what comes before it opens the chapter earlier by itself.
 */
export function nodeAhead(shelf: Shelf, now: number): { node: NodeFacts; isNew: boolean } {
  const made = newAnniversary(shelf.book._id, nextAnniversary(shelf.book.entryDay, dayOf(now)));
  const found = shelf.nodes.find((node) => node._id === made._id);
  return found ? { node: found, isNew: false } : { node: made, isNew: true };
}

/** The node that comes next, and that opens a chapter sealed now. */
export function nodeNext(shelf: Shelf, now: number): NodeFacts {
  const coming = sealedNodes(shelf.nodes).filter((node) => node.dueAt > now);
  return [...coming, nodeAhead(shelf, now).node].reduce((a, b) => (b.dueAt < a.dueAt ? b : a));
}
