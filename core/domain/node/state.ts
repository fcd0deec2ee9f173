import { dayOf, daysBetween } from '../calendar/beijing';
import type { NodeFacts } from './identity';
import { kindRules } from './kinds';
import { daysOnLeave, type Leave } from './leave';
import { isOnPaper } from './paper';

export type NodeState = 'upcoming' | 'open' | 'reread' | 'closed' | 'overdue';

/** Days in which a node is to be closed; from the day after them on it is overdue, and still closable (DOMAIN.md §3). */
export const daysToClose = 30;

type Facts = Pick<NodeFacts, 'kind' | 'dueAt' | 'rereadAt' | 'closedAt' | 'exemption' | 'paperDay'>;

/**
 * The one state table, for every kind: the first line that fits.
 *
 * | state    | when |
 * |----------|------|
 * | closed   | its chapter is sealed or recorded on paper, or it asked for none and was opened |
 * | upcoming | it has not come |
 * | overdue  | more than 30 days have passed since it came, days on leave not counted; never for one that is excused or asks for nothing |
 * | reread   | its letters have been looked at |
 * | open     | else |
 *
 * Derived from facts and the time, never stored, so that no job has to move it.
 */
export function stateOf(node: Facts, now: number, leaves: readonly Leave[] = []): NodeState {
  if (node.closedAt !== null || isOnPaper(node)) return 'closed';
  if (now < node.dueAt) return 'upcoming';
  if (overdueDays(node, now, leaves) > 0) return 'overdue';
  return node.rereadAt === null ? 'open' : 'reread';
}

/** Days past the limit of an unclosed node, else 0. */
export function overdueDays(
  node: Omit<Facts, 'rereadAt'>,
  now: number,
  leaves: readonly Leave[] = [],
): number {
  if (
    node.closedAt !== null ||
    isOnPaper(node) ||
    node.exemption != null ||
    kindRules[node.kind].asks === 'nothing'
  )
    return 0;
  const [came, today] = [dayOf(node.dueAt), dayOf(now)];
  return Math.max(0, daysBetween(came, today) - daysOnLeave(leaves, came, today) - daysToClose);
}

/** Oldest first; of one instant the one that gives the opening its name comes last. */
export function byComing<N extends Pick<NodeFacts, 'dueAt' | 'kind'>>(nodes: readonly N[]): N[] {
  return [...nodes].sort((a, b) => a.dueAt - b.dueAt || kindRules[b.kind].order - kindRules[a.kind].order);
}

/**
 * The node that matters now: the newest that waits for its author within its time, else the newest overdue one, else the
 * next that comes, else the last. Undefined only for an empty list.
 */
export function heroOf<N extends Facts>(
  nodes: readonly N[],
  now: number,
  leaves: readonly Leave[] = [],
): N | undefined {
  const byDue = byComing(nodes);
  const newest = (wanted: readonly NodeState[]) =>
    byDue.filter((node) => wanted.includes(stateOf(node, now, leaves))).at(-1);
  const upcoming = byDue.filter((node) => stateOf(node, now, leaves) === 'upcoming');
  const next = upcoming.filter((node) => node.dueAt === upcoming[0]?.dueAt).at(-1);
  return newest(['open', 'reread']) ?? newest(['overdue']) ?? next ?? byDue.at(-1);
}
