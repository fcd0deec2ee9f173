import type { Paper } from '../../core/contract/closure';
import type { NodeFacts } from '../../core/domain/node/identity';

/** What is recorded of a chapter on paper. */
export function paperOf({ paperDay, paperKept }: Pick<NodeFacts, 'paperDay' | 'paperKept'>): Paper | null {
  return paperDay != null && paperKept != null ? { day: paperDay, kept: paperKept } : null;
}
