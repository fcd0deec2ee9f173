import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import { fewestPeople } from '../../../core/domain/closure/small-groups';
import type { Group } from '../../../core/domain/closure/tally';
import { type NodeKind, nodeKinds } from '../../../core/domain/node/kinds';
import type { Member } from '../../_kernel/caller';
import { tallyAt } from '../../_kernel/closure-tally';
import { rulesFor } from '../../_kernel/unit-rules';
import { units } from '../../_store/units';
import { placeFor } from '../policy';
import { table, whole } from '../view';

/** Closure of a place by kind of node, section and year. */
export async function figures(
  member: Member,
  input: Input<'closure.figures'>,
): Promise<Output<'closure.figures'>> {
  const { now } = member;
  const { place, exact } = placeFor(member, await units.get(input.placeId));
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
