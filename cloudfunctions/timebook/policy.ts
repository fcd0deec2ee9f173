import { recallable } from '../../core/domain/chapter/recall';
import type { NodeFacts } from '../../core/domain/node/identity';
import { inOpening } from '../../core/domain/node/opening';
import { sealingObstacle } from '../../core/domain/node/sealing';
import { Fault } from '../_kernel/fault';
import { type Letter, standing } from '../_kernel/letters';
import { lettersAt, openingAt, type Shelf } from './load';

/** Chapters that lie open at a node, or will once it is opened: those whose node has come by then. Oldest first. */
export function readableAt(shelf: Shelf, node: NodeFacts, now: number): Letter[] {
  const due = new Set(lettersAt(shelf, node, now).map((row) => row.number));
  return standing(shelf).filter((row) => row.openedAt !== null || due.has(row.number));
}

/** A node with what it shares with its opening. */
export function sharedFacts(shelf: Shelf, node: NodeFacts, now: number): NodeFacts {
  return inOpening(node, openingAt(shelf, node, now), lettersAt(shelf, node, now));
}

/** @throws Fault when the node cannot take a chapter now */
export function mustTakeChapter(shelf: Shelf, node: NodeFacts, now: number): void {
  const shared = sharedFacts(shelf, node, now);
  const obstacle = sealingObstacle(shared, lettersAt(shelf, node, now).length > 0, now);
  if (obstacle) throw new Fault('CONFLICT', obstacle);
  if (shelf.book.endsOn) throw new Fault('CONFLICT', 'book-ended');
}

/** A draft can be kept from the day of the node until its chapter is sealed; re-reading may come later. */
export function mustTakeDraft(node: NodeFacts, now: number): void {
  const obstacle = sealingObstacle(node, false, now);
  if (obstacle) throw new Fault('CONFLICT', obstacle);
}

/** A letter says something, be it on a photographed page alone. What it says is nobody's business. */
export function mustSaySomething(text: string, pages: number): void {
  if (text.trim() === '' && pages === 0) throw new Fault('INVALID', 'empty-letter', 'text');
}

/** The sealed chapter of a number that can still be taken back. */
export function mustBeRecallable(shelf: Shelf, number: number, now: number): Letter {
  const chapter = standing(shelf).find((row) => row.number === number);
  if (!chapter) throw new Fault('NOT_FOUND', undefined, 'chapterNumber');
  if (!recallable({ ...chapter, opensAt: chapter.comesAt }, now))
    throw new Fault('CONFLICT', 'recall-window-over');
  return chapter;
}

/** @throws Fault when a node has not come */
export function mustHaveCome(node: NodeFacts, now: number): void {
  if (now < node.dueAt) throw new Fault('CONFLICT', 'not-open-yet');
}

/** Re-reading ends at an open node whose letters lie open. */
export function mustBeOpened(shelf: Shelf, node: NodeFacts, now: number): void {
  mustHaveCome(node, now);
  if (node.closedAt !== null) throw new Fault('CONFLICT', 'already-sealed');
  if (sharedFacts(shelf, node, now).openedAt === null) throw new Fault('CONFLICT', 'reread-first');
}

/** The chapter of a number, if its text is within reach. */
export function mustBeReadable(shelf: Shelf, number: number): Letter {
  const chapter = standing(shelf).find((row) => row.number === number);
  if (!chapter) throw new Fault('NOT_FOUND', undefined, 'chapterNumber');
  if (chapter.openedAt === null) throw new Fault('CONFLICT', 'sealed');
  return chapter;
}
