import type { NodeFacts } from '../../core/domain/node/identity';
import { opensAtOf } from '../../core/domain/node/opening';
import type { ChapterHead } from '../_store/chapters';
import { sealedNodes } from './head-seal';

/** A chapter that stands, and when it opens by the nodes that are known. */
export type Letter = ChapterHead & { comesAt: number };

/** Chapters that stand: sealed, not taken back and not erased, oldest first. */
export function standing({
  chain,
  nodes,
}: {
  chain: readonly ChapterHead[];
  nodes: readonly NodeFacts[];
}): Letter[] {
  const openers = sealedNodes(nodes);
  const recalled = new Set(chain.filter((row) => row.kind === 'recalled').map((row) => row.number));
  return chain
    .filter((row) => row.kind === 'sealed' && row.erasedAt === undefined && !recalled.has(row.number))
    .map((row) => ({ ...row, comesAt: opensAtOf(row, openers) }));
}
