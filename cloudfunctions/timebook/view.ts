import type { HandPage, NodeView, Receipt } from '../../core/contract/timebook';
import { dayOf, daysBetween } from '../../core/domain/calendar/beijing';
import { fingerprintOf } from '../../core/domain/chapter/chain';
import { recallable, recallUntil } from '../../core/domain/chapter/recall';
import type { NodeFacts } from '../../core/domain/node/identity';
import { overdueDays, stateOf } from '../../core/domain/node/state';
import { standing } from '../_kernel/letters';
import type { ChapterHead } from '../_store/chapters';
import type { HandPageRow } from '../_store/hand-pages';
import { lettersAt, openingAt, type Shelf } from './load';
import { sharedFacts } from './policy';

/** A book as it will stand once a change is written: what the answer of that change is made from. */
export function afterwards(shelf: Shelf, changed: readonly NodeFacts[], added?: ChapterHead): Shelf {
  const now = new Map(changed.map((node) => [node._id, node]));
  const known = new Set(shelf.nodes.map((node) => node._id));
  const nodes = shelf.nodes.map((node) => now.get(node._id) ?? node);
  const fresh = changed.filter((node) => !known.has(node._id));
  return { ...shelf, nodes: [...nodes, ...fresh], chain: added ? [...shelf.chain, added] : shelf.chain };
}

/** A node of the book as its person sees it, with what it opens and what it shares its opening with. */
export function nodeView(shelf: Shelf, { _id }: NodeFacts, now: number): NodeView {
  const stored = shelf.nodes.find((one) => one._id === _id);
  if (!stored) throw new Error('a node of no shelf');
  const node = sharedFacts(shelf, stored, now);
  const { leaves } = shelf.book;
  const sealedForIt = standing(shelf).filter((row) => row.comesAt === node.dueAt);
  // Once it has come, a letter that an anniversary missed before it left unread is read at it.
  const opens = now < node.dueAt ? sealedForIt : lettersAt(shelf, stored, now);
  const opensChapter = opens.at(-1)?.number;
  const beside = openingAt(shelf, stored, now).filter((one) => one._id !== _id);
  return {
    id: node._id,
    kind: node.kind,
    years: node.years,
    day: node.day,
    state: stateOf(node, now, leaves),
    opened: node.openedAt !== null,
    daysUntil: daysBetween(dayOf(now), dayOf(node.dueAt)),
    overdueDays: overdueDays(node, now, leaves),
    ...(node.chapterNumber !== null && { chapterNumber: node.chapterNumber }),
    ...(opensChapter !== undefined && { opensChapter }),
    ...(node.paperDay != null &&
      node.paperKept != null && { paper: { day: node.paperDay, kept: node.paperKept } }),
    ...(beside.length > 0 && {
      beside: beside.map(({ _id: id, kind, years, day }) => ({ id, kind, years, day })),
    }),
  };
}

/** What a person holds of a sealed chapter: never its text, nor anything that tells its length. */
export function receiptView(shelf: Shelf, chapter: ChapterHead, now: number): Receipt {
  const standingRow = standing(shelf).find((row) => row.number === chapter.number);
  const { number, nodeId, sealedAt } = chapter;
  const opensAt = standingRow?.comesAt ?? chapter.opensAt;
  const letter = { ...chapter, opensAt };
  return {
    number,
    nodeId,
    sealedAt,
    fingerprint: fingerprintOf(chapter.hash),
    opensOn: dayOf(opensAt),
    yearlyFrom: dayOf(chapter.opensAt),
    state: !standingRow ? 'recalled' : chapter.openedAt === null ? 'sealed' : 'opened',
    ...(standingRow && recallable(letter, now) && { recallUntil: recallUntil(letter) }),
  };
}

/** Receipts of all chapters ever sealed, oldest first. */
export function receiptsView(shelf: Shelf, now: number): Receipt[] {
  return shelf.chain
    .filter((row) => row.kind === 'sealed' && row.erasedAt === undefined)
    .map((row) => receiptView(shelf, row, now));
}

/** Photos as the phone lists them. */
export function handPageViews(rows: readonly HandPageRow[]): HandPage[] {
  return rows.map(({ _id, bytes }) => ({ pageId: _id, bytes }));
}
