import type { Input, Output } from '../../../core/contract';
import { seatAnswers } from '../../_kernel/activity-box';
import type { Member } from '../../_kernel/caller';
import { activitySeats } from '../../_store/activity-seats';
import { people } from '../../_store/people';
import { organisedBy } from '../load';
import { organiserMay } from '../policy';
import { deskView, writtenView } from '../view';

const pageSize = 50;

/** An activity as its organiser sees it, and who registered, in the order in which they came. Who did not come to it is nobody's list. */
export async function roll(member: Member, input: Input<'activity.roll'>): Promise<Output<'activity.roll'>> {
  const { now } = member;
  const { activity, scope } = await organisedBy(member, input.activityId);
  const found = await activitySeats.ofActivity(activity._id, input.after ?? 0, pageSize + 1);
  const seats = found.slice(0, pageSize);
  const shown = seats.filter(({ state }) => state !== 'lapsed');
  const known = await people.byIds([...new Set(shown.flatMap((seat) => seat.people))]);
  const names = new Map(known.map(({ _id, name }) => [_id, name]));
  return {
    activity: {
      ...writtenView(activity),
      ...deskView(activity, now),
      ...{ scopeId: scope._id, scopeName: scope.name, version: activity.edition },
    },
    may: organiserMay(activity, now),
    rows: shown.map((seat) => ({
      number: seat.number,
      state: seat.state,
      names: seat.people.map((id) => names.get(id) ?? ''),
      children: seat.children,
      answers: seatAnswers(seat),
      at: seat.at,
    })),
    next: found.length > pageSize ? (seats.at(-1)?.number ?? null) : null,
  };
}
