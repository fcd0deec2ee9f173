import type { Figure, FigureRow, Paper } from '../../core/contract/closure';
import { fewestPeople, withoutSmall } from '../../core/domain/closure/small-groups';
import type { Group } from '../../core/domain/closure/tally';
import type { NodeFacts } from '../../core/domain/node/identity';

/** A group as a figure: how many, never who. */
export function figure({ people, sums, paper }: Group): Figure {
  return { people: people.size, due: sums.closed + sums.running + sums.overdue, ...sums, paper };
}

/** A table in the order that is given; for whoever may not see names small groups stand together in the last row. */
export function table<K extends string>(groups: readonly Group[], exact: boolean): FigureRow<K>[] {
  const { groups: shown, rest } = exact ? { groups, rest: null } : withoutSmall(groups);
  const rows = shown.map((group) => ({ key: group.key as K, ...figure(group) }));
  return rest ? [...rows, { key: 'rest' as const, parts: rest.parts, ...figure(rest.group) }] : rows;
}

/** The whole, or null where too few stand behind it. */
export function whole(group: Group, exact: boolean): Figure | null {
  return exact || group.people.size >= fewestPeople ? figure(group) : null;
}

/** What is recorded of a chapter on paper. */
export function paperOf({ paperDay, paperKept }: Pick<NodeFacts, 'paperDay' | 'paperKept'>): Paper | null {
  return paperDay != null && paperKept != null ? { day: paperDay, kept: paperKept } : null;
}
