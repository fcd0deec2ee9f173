import type { NodeFacts } from './identity';
import { kindRules } from './kinds';

/** Why a node cannot take a chapter now; the words are fault reasons of the contract. */
export type SealingObstacle = 'not-open-yet' | 'already-sealed' | 'reread-first';

/**
 * May a chapter be sealed at this node? `readable` says whether any earlier chapter can be read at it: whoever has one
 * re-reads before continuing; whoever never wrote has nothing to re-read and may begin at any node.
 */
export function sealingObstacle(node: NodeFacts, readable: boolean, now: number): SealingObstacle | null {
  if (now < node.dueAt) return 'not-open-yet';
  if (node.closedAt !== null || kindRules[node.kind].asks === 'nothing') return 'already-sealed';
  if (readable && (node.openedAt === null || node.rereadAt === null)) return 'reread-first';
  return null;
}
