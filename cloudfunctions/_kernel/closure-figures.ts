import type { ClosureOutputs, Figure, FigureRow } from '../../core/contract/closure';
import { dayOf } from '../../core/domain/calendar/beijing';
import { fewestPeople, withoutSmall } from '../../core/domain/closure/small-groups';
import type { Group } from '../../core/domain/closure/tally';
import { type NodeKind, nodeKinds } from '../../core/domain/node/kinds';
import { type UnitRow, units } from '../_store/units';
import { tallyAt } from './closure-tally';
import { rulesFor } from './unit-rules';

/**
 * Closure of a place by kind of node, section and year, as of an instant.
 * @param exact false puts small groups together (`closure-place.ts` says who sees what)
 */
export async function figuresOf(
  place: UnitRow,
  exact: boolean,
  now: number,
): Promise<ClosureOutputs['figures']> {
  const [{ cadres, books, tally }, below, rules] = await Promise.all([
    tallyAt(place._id, now),
    place.kind === 'unit' ? units.below(place._id) : [],
    rulesFor(place.path),
  ]);
  // The unit itself first, for whoever belongs to no section, then the sections in organisational order.
  const order = ['', ...below.map((row) => row._id)];
  const names = new Map([place, ...below].map((row) => [row._id, row.name]));
  const kinds: readonly string[] = nodeKinds;
  const by = (groups: Map<string, Group>, compare: (a: string, b: string) => number) =>
    [...groups.values()].sort((a, b) => compare(a.key, b.key));
  const sections = place.kind === 'unit' ? tally.sections : new Map<string, Group>();
  return {
    place: { id: place._id, kind: place.kind as 'unit' | 'section', name: place.name },
    day: dayOf(now),
    ...{ cadres, books },
    orderedBy: rules.orderedBy,
    fewest: exact ? null : fewestPeople,
    total: whole(tally.total, exact),
    kinds: table<NodeKind>(
      by(tally.kinds, (a, b) => kinds.indexOf(a) - kinds.indexOf(b)),
      exact,
    ),
    sections: table(
      by(sections, (a, b) => order.indexOf(a) - order.indexOf(b)),
      exact,
    ).map((row) => ({ ...row, name: row.key === '' ? place.name : (names.get(row.key) ?? '') })),
    years: table(
      by(tally.years, (a, b) => Number(b) - Number(a)),
      exact,
    ),
  };
}

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
