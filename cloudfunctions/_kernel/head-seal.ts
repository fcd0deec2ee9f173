import type { ChainHead } from '../../core/domain/chapter/chain';
import type { NodeFacts } from '../../core/domain/node/identity';
import { type KeyAge, sealedUnder, sealOf } from './keys';

type Anchor = { bookId: string; recordCount: number; headHash: string; at: number };

const headFacts = (bookId: string, { recordCount, lastNumber, headHash }: ChainHead) => ({
  bookId,
  recordCount,
  lastNumber,
  headHash,
});
const anchorFacts = ({ bookId, recordCount, headHash, at }: Anchor) => ({
  bookId,
  recordCount,
  headHash,
  at,
});

/** Seal over a chain's head: who rewrites a whole chain and its head in the store cannot make this. */
export function headSeal(bookId: string, head: ChainHead): string {
  return sealOf('head', headFacts(bookId, head));
}
/** Under which key a head's seal holds. */
export function headSealed(book: ChainHead & { _id: string; headSeal: string }): KeyAge | null {
  return sealedUnder(book.headSeal, 'head', headFacts(book._id, book));
}

/** Seal over the nightly anchor of a head. */
export function anchorSeal(anchor: Anchor): string {
  return sealOf('anchor', anchorFacts(anchor));
}
export function anchorSealed(anchor: Anchor & { mac: string }): KeyAge | null {
  return sealedUnder(anchor.mac, 'anchor', anchorFacts(anchor));
}

/** Seal over the opening of a chapter. */
export function openingSeal(hash: string, openedAt: number): string {
  return sealOf('opening', { hash, openedAt });
}
export function openingSealed(chapter: {
  hash: string;
  openedAt: number | null;
  openedSeal: string | null;
}): KeyAge | null {
  const { hash, openedAt, openedSeal } = chapter;
  return sealedUnder(openedSeal, 'opening', { hash, openedAt });
}

/** Seal over the erasure of a chapter. */
export function erasureSeal(hash: string, erasedAt: number): string {
  return sealOf('erasure', { hash, erasedAt });
}
export function erasureSealed(chapter: {
  hash: string;
  erasedAt?: number;
  erasedSeal?: string;
}): KeyAge | null {
  const { hash, erasedAt = 0, erasedSeal } = chapter;
  return sealedUnder(erasedSeal, 'erasure', { hash, erasedAt });
}

type SealedNode = Pick<NodeFacts, '_id' | 'kind' | 'day' | 'dueAt'>;
const nodeFacts = ({ _id, kind, day, dueAt }: SealedNode) => ({ _id, kind, day, dueAt });

/** Seal over what a node is and when it comes: only a node that bears one opens a chapter before the node that its link names. */
export function nodeSeal(node: SealedNode): string {
  return sealOf('node', nodeFacts(node));
}
export function nodeSealed(node: SealedNode & { seal?: string }): KeyAge | null {
  return sealedUnder(node.seal, 'node', nodeFacts(node));
}

/** Nodes that no hand in the store has made up. */
export function sealedNodes<N extends NodeFacts>(nodes: readonly N[]): N[] {
  return nodes.filter((node) => node.seal !== undefined && nodeSealed(node) !== null);
}
