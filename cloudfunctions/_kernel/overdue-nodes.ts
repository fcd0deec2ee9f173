import { standingOf } from '../../core/domain/closure/tally';
import type { NodeFacts } from '../../core/domain/node/identity';
import { overdueDays } from '../../core/domain/node/state';
import type { CadreAt } from '../_store/people';
import { cadreNodes, cadresAt } from './closure-tally';

/** An overdue node, whose it is, and by how many days. */
export type OverdueNode = { node: NodeFacts; cadre: CadreAt; days: number };

/** Every overdue node of a place, the oldest first. */
export async function overdueAt(placeId: string, now: number): Promise<OverdueNode[]> {
  const found: OverdueNode[] = [];
  for await (const some of cadreNodes(await cadresAt(placeId), now))
    for (const { cadre, leaves, nodes } of some)
      for (const node of nodes)
        if (standingOf(node, now, leaves) === 'overdue')
          found.push({ node, cadre, days: overdueDays(node, now, leaves) });
  return found.sort((a, b) => (cursorOf(a) < cursorOf(b) ? -1 : 1));
}

/** Where a list of overdue nodes can go on: after this one. */
export function cursorOf({ node }: Pick<OverdueNode, 'node'>): string {
  return `${String(node.dueAt).padStart(14, '0')} ${node._id}`;
}
