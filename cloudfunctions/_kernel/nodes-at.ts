import type { NodeList } from '../../core/contract/closure';
import { standingOf } from '../../core/domain/closure/tally';
import type { NodeFacts } from '../../core/domain/node/identity';
import type { Leave } from '../../core/domain/node/leave';
import { isOnPaper } from '../../core/domain/node/paper';
import { overdueDays } from '../../core/domain/node/state';
import type { CadreAt } from '../_store/people';
import { cadreNodes, cadresAt } from './closure-tally';

/** A node of a place, whose it is, and by how many days it is overdue. */
export type NodeAt = { node: NodeFacts; cadre: CadreAt; days: number };

/** Nodes of a place that are overdue, or within their time, or closed on paper alone; the oldest first. */
export async function nodesAt(placeId: string, which: NodeList, now: number): Promise<NodeAt[]> {
  const found: NodeAt[] = [];
  for await (const some of cadreNodes(await cadresAt(placeId), now))
    for (const { cadre, leaves, nodes } of some)
      for (const node of nodes)
        if (listOf(node, now, leaves) === which)
          found.push({ node, cadre, days: overdueDays(node, now, leaves) });
  return found.sort((a, b) => (cursorOf(a) < cursorOf(b) ? -1 : 1));
}

/** Where a list of overdue nodes can go on: after this one. */
export function cursorOf({ node }: Pick<NodeAt, 'node'>): string {
  return `${String(node.dueAt).padStart(14, '0')} ${node._id}`;
}

/** The list in which a node stands, or null. */
function listOf(node: NodeFacts, now: number, leaves: readonly Leave[]): NodeList | null {
  const standing = standingOf(node, now, leaves);
  if (standing === 'closed') return node.closedAt === null && isOnPaper(node) ? 'paper' : null;
  return standing === 'overdue' || standing === 'running' ? standing : null;
}
