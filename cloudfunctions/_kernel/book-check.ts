import type { ChainReport } from '../../core/contract/timebook';
import { chapterAt, firstBadLink, genesis } from '../../core/domain/chapter/chain';
import type { NightHead } from '../../core/domain/chapter/night-file';
import type { NodeFacts } from '../../core/domain/node/identity';
import { opensAtOf } from '../../core/domain/node/opening';
import type { AnchorRow } from '../_store/anchors';
import type { BookRow } from '../_store/books';
import { type ChapterHead, type ChapterRow, chapterId } from '../_store/chapters';
import type { HandPageRow } from '../_store/hand-pages';
import { boxDigest, keyHolds } from './box';
import { pagesOfChapter } from './hand-pages';
import { anchorSealed, erasureSealed, headSealed, openingSealed, sealedNodes } from './head-seal';
import { places } from './places';

type Evidence = {
  book: BookRow;
  nodes: readonly NodeFacts[];
  anchors: readonly AnchorRow[];
  /** This book's head as the last night's file says it, which lies outside the database. */
  outside?: NightHead | undefined;
  /** Photos of handwritten pages of this book, where they are looked at. */
  pages?: readonly HandPageRow[] | undefined;
};

/** A check that cannot even be made does not hold: a store can contain anything, in any field. */
function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

/** Records by the place that their key names: a key cannot be edited, the field `index` can. */
function byPlace<R extends ChapterHead>(rows: readonly R[]): R[] {
  const placeOf = (row: R) => {
    const place = Number(row._id.slice(row._id.lastIndexOf(':') + 1));
    return Number.isInteger(place) ? place : Number.MAX_SAFE_INTEGER;
  };
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b));
}

/** An opening holds when its seal does, and when a chapter is open exactly if a node that opens it has been opened. */
function openingHolds(row: ChapterHead, recalled: boolean, nodes: readonly NodeFacts[]): boolean {
  // The nodes went with what was erased; that it was is sealed.
  if (row.erasedAt !== undefined) return erasureSealed(row) !== null;
  const comesAt = opensAtOf(row, sealedNodes(nodes));
  const due = nodes.some((node) => node.openedAt !== null && node.dueAt >= comesAt);
  if (row.kind === 'recalled' || recalled) return row.openedAt === null && row.openedSeal === null;
  if (row.openedAt === null) return row.openedSeal === null && !due;
  return due && openingSealed(row) !== null;
}

/** What the chain cannot say of a record: its place in the store, its opening. */
function aroundHolds(row: ChapterHead, chain: readonly ChapterHead[], nodes: readonly NodeFacts[]): boolean {
  const recalled = chain.some((other) => other.kind === 'recalled' && other.number === row.number);
  return row._id === chapterId(row.bookId, row.index) && openingHolds(row, recalled, nodes);
}

/** The photos of a chapter against their digest and their keys against their places. What was taken back or erased has none left. */
function pagesHold(row: ChapterHead, chain: readonly ChapterHead[], pages: readonly HandPageRow[]): boolean {
  if (row.kind === 'recalled' || row.erasedAt !== undefined) return true;
  if (chain.some((other) => other.kind === 'recalled' && other.number === row.number)) return true;
  const own = pagesOfChapter(pages, row);
  return own.every(({ _id, box }) => box !== null && keyHolds(box, places.handPage(_id)));
}

/** The box against its digest, and its key against its place. Reads nothing of the text. */
function boxHolds(row: ChapterRow): boolean {
  if (row.kind === 'recalled' || row.erasedAt !== undefined) return row.box === null;
  const { box } = row;
  if (!box || boxDigest(box) !== row.ciphertextDigest) return false;
  return keyHolds(box, places.chapter(row.bookId, row.number));
}

/** Place of the first record that a broken anchor does not vouch for, or -1 when all anchors hold. */
function firstUnanchored(
  chain: readonly ChapterHead[],
  { anchors, outside }: Pick<Evidence, 'anchors' | 'outside'>,
): number {
  let vouched = 0;
  for (const anchor of anchors) {
    const hash = anchor.recordCount === 0 ? genesis : chain[anchor.recordCount - 1]?.hash;
    if (hash !== anchor.headHash || !holds(() => anchorSealed(anchor) !== null)) return vouched;
    vouched = anchor.recordCount;
  }
  const { recordCount = 0, headHash = genesis } = outside ?? {};
  if ((recordCount === 0 ? genesis : chain[recordCount - 1]?.hash) !== headHash) return vouched;
  return -1;
}

/**
 * Checks a book: links, numbers and head, the seals that the store cannot make, openings, and (when boxes are given)
 * ciphertext and wrapped keys. Names the first chapter that does not hold, by its place: what a record says of itself may be forged.
 */
export function checkBook(
  rows: readonly ChapterHead[],
  evidence: Evidence,
  now: number,
  boxes: readonly ChapterRow[] = [],
): ChainReport {
  const { book, nodes, pages } = evidence;
  const chain = byPlace(rows);
  const places = [
    firstUnanchored(chain, evidence),
    chain.findIndex((row) => !holds(() => aroundHolds(row, chain, nodes))),
    pages ? chain.findIndex((row) => !holds(() => pagesHold(row, chain, pages))) : -1,
    byPlace(boxes).findIndex((row) => !holds(() => boxHolds(row))),
  ];
  const bad = places.filter((place) => place >= 0).map((place) => chapterAt(chain, place));
  const link = firstBadLink(book._id, chain, book);
  if (link !== null) bad.push(link);
  if (bad.length === 0 && !holds(() => headSealed(book) !== null)) bad.push(Math.max(1, book.lastNumber));
  return {
    ok: bad.length === 0,
    count: chain.length,
    checkedAt: now,
    ...(bad.length > 0 && { firstBad: Math.min(...bad) }),
  };
}
