import type { Input, Output } from '../../../core/contract';
import { fewestFamilies } from '../../../core/domain/activity/reach';
import { seatWords } from '../../_kernel/activity-box';
import type { Member } from '../../_kernel/caller';
import { activitySeats } from '../../_store/activity-seats';
import { people } from '../../_store/people';
import { organisedBy } from '../load';
import { organiserMay } from '../policy';
import { deskView, feedbackView, writtenView } from '../view';

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
  const said = activity.answers.families < fewestFamilies ? [] : await saidOf(activity._id);
  return {
    activity: {
      ...writtenView(activity),
      ...deskView(activity, now),
      ...{ scopeId: scope._id, scopeName: scope.name, version: activity.edition },
    },
    may: organiserMay(activity, now),
    summary: activity.summary,
    there: activity.there,
    feedback: feedbackView(activity, said),
    rows: shown.map((seat) => ({
      number: seat.number,
      state: seat.state,
      names: seat.people.map((id) => names.get(id) ?? ''),
      children: seat.children,
      answers: seatWords(seat).answers,
      at: seat.at,
    })),
    next: found.length > pageSize ? (seats.at(-1)?.number ?? null) : null,
  };
}

/** Words that families said afterwards, of the first five hundred. */
async function saidOf(activityId: string): Promise<string[]> {
  const seats = await activitySeats.ofActivity(activityId, 0, 500);
  return seats.filter(({ feedback }) => feedback !== null).map((seat) => seatWords(seat).say);
}
