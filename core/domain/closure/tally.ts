import { dayOf } from '../calendar/beijing';
import type { NodeFacts } from '../node/identity';
import { kindRules } from '../node/kinds';
import type { Leave } from '../node/leave';
import { isOnPaper } from '../node/paper';
import { stateOf } from '../node/state';

/** How a node that came stands for its unit. */
export const standings = ['closed', 'running', 'overdue', 'excused'] as const;
export type Standing = (typeof standings)[number];

/**
 * How a node stands, or null for one that is not counted: it was withdrawn, has not come, or asks for no chapter. `excused`: by rule
 * (leave, illness), and not closed all the same.
 */
export function standingOf(node: NodeFacts, now: number, leaves: readonly Leave[] = []): Standing | null {
  if (node.withdrawnAt != null || node.dueAt > now || kindRules[node.kind].asks === 'nothing') return null;
  const state = stateOf(node, now, leaves);
  if (state === 'closed') return 'closed';
  if (node.exemption != null) return 'excused';
  return state === 'overdue' ? 'overdue' : 'running';
}

/** Nodes that are counted together, and whose they are. */
export type Group = {
  key: string;
  people: Set<string>;
  sums: Record<Standing, number>;
  /** Of those that are closed: by a chapter on paper alone. */
  paper: number;
};

export const emptyGroup = (key: string): Group => ({
  ...{ key, people: new Set() },
  sums: { closed: 0, running: 0, overdue: 0, excused: 0 },
  paper: 0,
});

/** One node as it is counted: whose, where they work now, of which kind, in which year it came, how it stands. */
export type Counted = {
  personId: string;
  section: string;
  kind: string;
  year: string;
  standing: Standing;
  paper: boolean;
};

/** A node as it is counted, or null when it is not. `section` is empty for whoever works in the unit itself. */
export function countedOf(
  node: NodeFacts,
  person: { id: string; section: string; leaves: readonly Leave[] },
  now: number,
): Counted | null {
  const standing = standingOf(node, now, person.leaves);
  if (standing === null) return null;
  const { id: personId, section } = person;
  const paper = node.closedAt === null && isOnPaper(node);
  return { personId, section, kind: node.kind, year: dayOf(node.dueAt).slice(0, 4), standing, paper };
}

/** One place counted in three ways; each way adds up to the total. */
export type Tally = {
  total: Group;
  kinds: Map<string, Group>;
  sections: Map<string, Group>;
  years: Map<string, Group>;
};

export const emptyTally = (): Tally => ({
  total: emptyGroup('total'),
  kinds: new Map(),
  sections: new Map(),
  years: new Map(),
});

/** Adds one node to a tally. */
export function count(tally: Tally, { personId, section, kind, year, standing, paper }: Counted): void {
  const groups = [
    tally.total,
    groupIn(tally.kinds, kind),
    groupIn(tally.sections, section),
    groupIn(tally.years, year),
  ];
  for (const group of groups) {
    group.people.add(personId);
    group.sums[standing] += 1;
    if (paper) group.paper += 1;
  }
}

function groupIn(groups: Map<string, Group>, key: string): Group {
  const group = groups.get(key) ?? emptyGroup(key);
  groups.set(key, group);
  return group;
}
