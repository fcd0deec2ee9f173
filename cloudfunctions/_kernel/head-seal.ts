import type { ChainHead } from '../../core/domain/chapter/chain';
import { sealOf } from './keys';

/** Seal over a chain's head: who rewrites a whole chain and its head in the store cannot make this. */
export function headSeal(bookId: string, head: ChainHead): string {
  const { recordCount, lastNumber, headHash } = head;
  return sealOf('head', { bookId, recordCount, lastNumber, headHash });
}

/** Seal over the nightly anchor of a head. */
export function anchorSeal(anchor: { bookId: string; recordCount: number; headHash: string; at: number }) {
  const { bookId, recordCount, headHash, at } = anchor;
  return sealOf('anchor', { bookId, recordCount, headHash, at });
}

/** Seal over the opening of a chapter. */
export function openingSeal(hash: string, openedAt: number): string {
  return sealOf('opening', { hash, openedAt });
}
