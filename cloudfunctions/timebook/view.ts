import type { NodeView, Receipt } from '../../core/contract/timebook';
import { dayOf, daysBetween } from '../../core/domain/calendar/beijing';
import { fingerprintOf } from '../../core/domain/chapter/chain';
import { recallable, recallUntil } from '../../core/domain/chapter/recall';
import type { NodeFacts } from '../../core/domain/node/identity';
import { overdueDays, stateOf } from '../../core/domain/node/state';
import type { ChapterHead } from '../_store/chapters';
import { lettersUpTo, standing } from './load';

/** A node as its person sees it. `chain` is the book's, so that the node can say what it opens. */
export function nodeView(node: NodeFacts, chain: readonly ChapterHead[], now: number): NodeView {
  const sealedForIt = standing(chain).filter((row) => row.opensNodeId === node._id);
  // Once it has come, a letter that an anniversary missed before it left unread is read at it.
  const opens = now < node.dueAt ? sealedForIt : lettersUpTo(chain, node);
  const opensChapter = opens.at(-1)?.number;
  return {
    id: node._id,
    kind: node.kind,
    years: node.years,
    day: node.day,
    state: stateOf(node, now),
    opened: node.openedAt !== null,
    daysUntil: daysBetween(dayOf(now), node.day),
    overdueDays: overdueDays(node, now),
    ...(node.chapterNumber !== null && { chapterNumber: node.chapterNumber }),
    ...(opensChapter !== undefined && { opensChapter }),
  };
}

/** What a person holds of a sealed chapter: never its text, nor anything that tells its length. */
export function receiptView(chapter: ChapterHead, chain: readonly ChapterHead[], now: number): Receipt {
  const recalled = chain.some((row) => row.kind === 'recalled' && row.number === chapter.number);
  const { number, nodeId, sealedAt } = chapter;
  return {
    number,
    nodeId,
    sealedAt,
    fingerprint: fingerprintOf(chapter.hash),
    opensOn: dayOf(chapter.opensAt),
    state: recalled ? 'recalled' : chapter.openedAt === null ? 'sealed' : 'opened',
    ...(!recalled && recallable(chapter, now) && { recallUntil: recallUntil(chapter) }),
  };
}

/** Receipts of all chapters ever sealed, oldest first. */
export function receiptsView(chain: readonly ChapterHead[], now: number): Receipt[] {
  return chain.filter((row) => row.kind === 'sealed').map((row) => receiptView(row, chain, now));
}
