import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { idsOf } from '../../_kernel/templates';
import { namesOf } from '../../_kernel/unit-names';
import { seenBy } from '../load';
import { familyMay } from '../policy';
import { cardView, seatView, writtenView } from '../view';

/** One activity, with the caller's household in it. */
export async function one(member: Member, input: Input<'activity.one'>): Promise<Output<'activity.one'>> {
  const { now, personId } = member;
  const { activity, party, seat } = await seenBy(member, input.activityId);
  const [names, mine] = await Promise.all([namesOf([activity.scopeId]), seatView(seat)]);
  return {
    ...cardView(activity, names.of(activity.scopeId), seat?.state ?? null, now),
    ...writtenView(activity),
    reason: activity.reason,
    summary: activity.summary,
    changedAt: activity.changedAt,
    seat: mine,
    family: party.people.map(({ _id: id, name }) => ({ id, name, me: id === personId })),
    may: familyMay(activity, seat, now),
    template: idsOf('matter')[0] ?? '',
  };
}
