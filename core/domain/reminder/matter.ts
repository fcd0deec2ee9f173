import type { NodeFacts } from '../node/identity';
import type { Facts } from './declaration';

/**
 * Something that people are reminded of. `kind:subject:occurrence` names it for good: whoever demands it twice demands the same. `at` is its
 * own time, from which the steps of its kind are counted; `people` says who is reminded, by role.
 */
export type Matter = {
  kind: string;
  subject: string;
  occurrence: string;
  at: number;
  people: Readonly<Record<string, readonly string[]>>;
  facts: Facts;
};

/** Natural key of a matter. */
export function matterId({
  kind,
  subject,
  occurrence,
}: Pick<Matter, 'kind' | 'subject' | 'occurrence'>): string {
  return `${kind}:${subject}:${occurrence}`;
}

type Node = Pick<NodeFacts, '_id' | 'bookId' | 'kind' | 'years' | 'day' | 'dueAt'>;

/** The matter that a life node is. `rest` of its id tells occurrences of one kind apart: the year, or the day. */
export function nodeMatterId(node: Pick<Node, '_id' | 'bookId' | 'kind'>): string {
  const rest = node._id.slice(`${node.bookId}:${node.kind}`.length + 1);
  return matterId({ kind: node.kind, subject: node.bookId, occurrence: rest || 'once' });
}

/** A life node as a matter of its author. */
export function nodeMatter(node: Node, personId: string, entryDay: string): Matter {
  const { _id: nodeId, bookId, kind, years, day, dueAt } = node;
  const occurrence = nodeMatterId(node).slice(`${kind}:${bookId}:`.length);
  return {
    ...{ kind, subject: bookId, occurrence, at: dueAt },
    people: { self: [personId] },
    facts: { nodeId, day, years, entryDay },
  };
}

/** The unit's one reminder of an overdue node: a matter of its own, so that nobody is reminded of one node twice. */
export function overdueKey(
  node: Pick<Node, '_id' | 'bookId'>,
): Pick<Matter, 'kind' | 'subject' | 'occurrence'> {
  const occurrence = node._id.slice(node.bookId.length + 1).replaceAll(':', '_');
  return { kind: 'overdue', subject: node.bookId, occurrence };
}

/** Every matter that a node may have: what is done, or waits again, with it. */
export function mattersOfNode(node: Pick<Node, '_id' | 'bookId' | 'kind'>): string[] {
  return [nodeMatterId(node), matterId(overdueKey(node))];
}
