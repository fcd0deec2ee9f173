import { recallable } from '../../core/domain/chapter/recall';
import type { NodeFacts } from '../../core/domain/node/identity';
import { sealingObstacle } from '../../core/domain/node/sealing';
import { Fault } from '../_kernel/fault';
import type { ChapterHead } from '../_store/chapters';
import { lettersUpTo, type Shelf, standing } from './load';

/** Chapters that lie open at a node, or will once it is opened: those whose node has come by then. Oldest first. */
export function readableAt(shelf: Pick<Shelf, 'chain'>, node: NodeFacts): ChapterHead[] {
  return standing(shelf.chain).filter((row) => row.openedAt !== null || row.opensAt <= node.dueAt);
}

/** @throws Fault when the node cannot take a chapter now */
export function mustTakeChapter(shelf: Shelf, node: NodeFacts, now: number): void {
  const obstacle = sealingObstacle(node, lettersUpTo(shelf.chain, node).length > 0, now);
  if (obstacle) throw new Fault('CONFLICT', obstacle);
}

/** A draft can be kept from the day of the node until its chapter is sealed; re-reading may come later. */
export function mustTakeDraft(node: NodeFacts, now: number): void {
  const obstacle = sealingObstacle(node, false, now);
  if (obstacle) throw new Fault('CONFLICT', obstacle);
}

/** A letter says something. What it says is nobody's business. */
export function mustSaySomething(text: string): void {
  if (text.trim() === '') throw new Fault('INVALID', 'empty-letter', 'text');
}

/** The sealed chapter of a number that can still be taken back. */
export function mustBeRecallable(shelf: Shelf, number: number, now: number): ChapterHead {
  const chapter = standing(shelf.chain).find((row) => row.number === number);
  if (!chapter) throw new Fault('NOT_FOUND', undefined, 'chapterNumber');
  if (!recallable(chapter, now)) throw new Fault('CONFLICT', 'recall-window-over');
  return chapter;
}

/** @throws Fault when a node has not come */
export function mustHaveCome(node: NodeFacts, now: number): void {
  if (now < node.dueAt) throw new Fault('CONFLICT', 'not-open-yet');
}

/** Re-reading ends at an open node whose letters lie open. */
export function mustBeOpened(node: NodeFacts, now: number): void {
  mustHaveCome(node, now);
  if (node.closedAt !== null) throw new Fault('CONFLICT', 'already-sealed');
  if (node.openedAt === null) throw new Fault('CONFLICT', 'reread-first');
}

/** The chapter of a number, if its text is within reach. */
export function mustBeReadable(shelf: Shelf, number: number): ChapterHead {
  const chapter = standing(shelf.chain).find((row) => row.number === number);
  if (!chapter) throw new Fault('NOT_FOUND', undefined, 'chapterNumber');
  if (chapter.openedAt === null) throw new Fault('CONFLICT', 'sealed');
  return chapter;
}
