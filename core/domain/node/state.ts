import { dayOf, daysBetween } from '../calendar/beijing';
import type { NodeFacts } from './identity';

export type NodeState = 'upcoming' | 'open' | 'reread' | 'closed' | 'overdue';

/** Days in which a node is to be closed; from the day after them on it is overdue, and still closable (DOMAIN.md §3). */
export const daysToClose = 30;

type Facts = Pick<NodeFacts, 'day' | 'dueAt' | 'rereadAt' | 'closedAt'>;

/** State of a node at an instant: derived from its facts, never stored, so that no job has to move it. */
export function stateOf(node: Facts, now: number): NodeState {
  if (node.closedAt !== null) return 'closed';
  if (now < node.dueAt) return 'upcoming';
  if (overdueDays(node, now) > 0) return 'overdue';
  return node.rereadAt === null ? 'open' : 'reread';
}

/** Days past the limit of an unclosed node, else 0. */
export function overdueDays(node: Pick<Facts, 'day' | 'closedAt'>, now: number): number {
  if (node.closedAt !== null) return 0;
  return Math.max(0, daysBetween(node.day, dayOf(now)) - daysToClose);
}

/**
 * The node that matters now: the newest that waits for its author within its time, else the newest overdue one, else the
 * next that comes, else the last. Undefined only for an empty list.
 */
export function heroOf<N extends Facts>(nodes: readonly N[], now: number): N | undefined {
  const byDue = [...nodes].sort((a, b) => a.dueAt - b.dueAt);
  const newest = (wanted: readonly NodeState[]) =>
    byDue.filter((node) => wanted.includes(stateOf(node, now))).at(-1);
  const next = byDue.find((node) => stateOf(node, now) === 'upcoming');
  return newest(['open', 'reread']) ?? newest(['overdue']) ?? next ?? byDue.at(-1);
}
