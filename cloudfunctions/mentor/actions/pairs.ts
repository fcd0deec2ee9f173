import type { Input, Output } from '../../../core/contract';
import { type PairState, pairState, quietSince } from '../../../core/domain/mentoring/contact';
import { scopeAt } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { namesOf } from '../../_kernel/unit-names';
import { rulesFor } from '../../_kernel/unit-rules';
import { inSlices } from '../../_store/collection';
import { mentorships } from '../../_store/mentorships';
import { people } from '../../_store/people';
import { units } from '../../_store/units';
import { lastContactDay } from '../view';

/** Most rows that one answer lists; those that want attention stand first, so that what is left out is well. */
const mostRows = 200;
const urgency: Record<PairState, number> = { none: 0, quiet: 1, fine: 2 };

/** A unit's young cadres and who accompanies them: without a mentor first, then without contact for long. */
export async function pairs(member: Member, input: Input<'mentor.pairs'>): Promise<Output<'mentor.pairs'>> {
  const { now } = member;
  const unit = await units.get(input.unitId);
  const scope = scopeAt(member, unit, 'unitId');
  const cadres = await people.everyCadre(scope);
  const [running, rules] = await Promise.all([
    inSlices(
      cadres.map((row) => row._id),
      (ids) => mentorships.runningOf(ids),
    ),
    rulesFor(unit?.path ?? []),
  ]);
  const byCadre = new Map(running.map((row) => [row.cadreId, row]));
  const mentorIds = [...new Set(running.map((row) => row.mentorId))];
  const [mentors, names] = await Promise.all([
    inSlices(mentorIds, (ids) => people.byIds(ids)),
    namesOf([
      ...new Set(cadres.flatMap((row) => row.sectionId ?? [])),
      ...(rules.setBy === null ? [] : [rules.setBy]),
    ]),
  ]);
  const nameOf = new Map(mentors.map((row) => [row._id, row.name]));
  const rows = cadres
    .map((row) => {
      const pair = byCadre.get(row._id) ?? null;
      const since = pair ? quietSince(pair) : 0;
      return { row, pair, since, state: pairState(pair, rules, now) };
    })
    .sort((a, b) => urgency[a.state] - urgency[b.state] || a.since - b.since);
  const count = (state: PairState) => rows.filter((one) => one.state === state).length;
  return {
    rules: { ...rules, setBy: rules.setBy === null ? null : names.of(rules.setBy) },
    counts: { none: count('none'), quiet: count('quiet'), fine: count('fine') },
    pairs: rows.slice(0, mostRows).map(({ row, pair, state }) => ({
      cadreId: row._id,
      cadreName: row.name,
      sectionName: row.sectionId === null ? null : names.of(row.sectionId),
      mentor: pair && { id: pair.mentorId, name: nameOf.get(pair.mentorId) ?? '' },
      lastContactDay: lastContactDay(pair),
      state,
    })),
    more: Math.max(0, rows.length - mostRows),
    mentors: mentorIds.map((id) => ({
      id,
      name: nameOf.get(id) ?? '',
      mentees: running.filter((row) => row.mentorId === id).length,
    })),
  };
}
