import type { ChainReport } from '../../core/contract/timebook';
import { firstBadLink, genesis } from '../../core/domain/chapter/chain';
import type { NodeFacts } from '../../core/domain/node/identity';
import { boxDigest, keyHolds } from '../_kernel/box';
import { anchorSeal, headSeal, openingSeal } from '../_kernel/head-seal';
import { sameSeal } from '../_kernel/keys';
import type { AnchorRow } from '../_store/anchors';
import type { BookRow } from '../_store/books';
import { type ChapterHead, type ChapterRow, chapterId } from '../_store/chapters';
import { places } from './boxes';

type Evidence = { book: BookRow; nodes: readonly NodeFacts[]; anchors: readonly AnchorRow[] };

/** An opening holds when its seal does, and when a chapter is open exactly if a node that opens it has been opened. */
function openingHolds(row: ChapterHead, recalled: boolean, nodes: readonly NodeFacts[]): boolean {
  const due = nodes.some((node) => node.openedAt !== null && node.dueAt >= row.opensAt);
  if (row.kind === 'recalled' || recalled) return row.openedAt === null && row.openedSeal === null;
  if (row.openedAt === null) return row.openedSeal === null && !due;
  return due && sameSeal(row.openedSeal, openingSeal(row.hash, row.openedAt));
}

/** What the chain cannot say of a record: its place in the store, its opening. */
function aroundHolds(row: ChapterHead, chain: readonly ChapterHead[], nodes: readonly NodeFacts[]): boolean {
  const recalled = chain.some((other) => other.kind === 'recalled' && other.number === row.number);
  return row._id === chapterId(row.bookId, row.index) && openingHolds(row, recalled, nodes);
}

/** The box against its digest, and its key against its place. Reads nothing of the text. */
function boxHolds(row: ChapterRow): boolean {
  if (row.kind === 'recalled') return row.box === null;
  const { box } = row;
  if (!box || boxDigest(box) !== row.ciphertextDigest) return false;
  return keyHolds(box, places.chapter(row.bookId, row.number));
}

/** Number of the first chapter that a broken anchor does not vouch for, or null when all anchors hold. */
function firstUnanchored(chain: readonly ChapterHead[], anchors: readonly AnchorRow[]): number | null {
  let vouched = 0;
  for (const anchor of anchors) {
    const hash = anchor.recordCount === 0 ? genesis : chain[anchor.recordCount - 1]?.hash;
    const holds = hash === anchor.headHash && sameSeal(anchor.mac, anchorSeal(anchor));
    if (!holds) return chain[vouched]?.number ?? (chain.at(-1)?.number ?? 0) + 1;
    vouched = anchor.recordCount;
  }
  return null;
}

/**
 * Checks a book: links, numbers and head, the seals that the store cannot make, openings, and (when boxes are given)
 * ciphertext and wrapped keys. Names the first chapter that does not hold.
 */
export function checkBook(
  chain: readonly ChapterHead[],
  evidence: Evidence,
  now: number,
  boxes?: readonly ChapterRow[],
): ChainReport {
  const { book, nodes, anchors } = evidence;
  const suspects = [firstBadLink(book._id, chain, book), firstUnanchored(chain, anchors)];
  suspects.push(chain.find((row) => !aroundHolds(row, chain, nodes))?.number ?? null);
  suspects.push(boxes?.find((row) => !boxHolds(row))?.number ?? null);
  const bad = suspects.filter((number) => number !== null);
  if (bad.length === 0 && !sameSeal(book.headSeal, headSeal(book._id, book)))
    bad.push(Math.max(1, book.lastNumber));
  return {
    ok: bad.length === 0,
    count: chain.length,
    checkedAt: now,
    ...(bad.length > 0 && { firstBad: Math.min(...bad) }),
  };
}
