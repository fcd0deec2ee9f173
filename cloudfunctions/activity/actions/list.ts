import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { namesOf } from '../../_kernel/unit-names';
import { activities } from '../../_store/activities';
import { activitySeats } from '../../_store/activity-seats';
import { partyOf, seatIds } from '../load';
import { cardView } from '../view';

const pageSize = 20;

/** Where a list begins: what ends from now on, or what has ended. */
export const edge = (now: number): string => `${String(now).padStart(13, '0')}-`;

/** What is on for the families of the caller's units and their district, a page at a time. */
export async function list(member: Member, input: Input<'activity.list'>): Promise<Output<'activity.list'>> {
  const { now } = member;
  const { which, after = edge(now) } = input;
  const party = await partyOf(member);
  const read = which === 'ahead' ? activities.ahead : activities.past;
  const pages = await Promise.all(party.scopeIds.map((id) => read(id, 'shown', after, pageSize + 1)));
  const found = pages.flat().sort((a, b) => (a.listKey < b.listKey ? -1 : 1));
  if (which === 'past') found.reverse();
  const shown = found.slice(0, pageSize);
  const [names, seats] = await Promise.all([
    namesOf(shown.map(({ scopeId }) => scopeId)),
    shown.length === 0 ? [] : activitySeats.byIds(shown.flatMap(({ _id }) => seatIds(_id, party))),
  ]);
  const mine = new Map(seats.map(({ activityId, state }) => [activityId, state]));
  return {
    activities: shown.map((one) => cardView(one, names.of(one.scopeId), mine.get(one._id) ?? null, now)),
    next: found.length > pageSize ? (shown.at(-1)?.listKey ?? null) : null,
  };
}
