import type { Input, Output } from '../../../core/contract';
import { codeTurns } from '../../../core/domain/activity/venue-code';
import { putActivity } from '../../_kernel/activity-turns';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { venueCodeOf } from '../../_kernel/venue-code';
import { activitySeats } from '../../_store/activity-seats';
import { partyOf, seenOf } from '../load';
import { mayTell } from '../policy';

/** A family says that it was there: its own word is enough, the code at the place is for who likes it. Nobody is asked why they did not. */
export async function there(
  member: Member,
  input: Input<'activity.there'>,
): Promise<Output<'activity.there'>> {
  const { now, personId } = member;
  const { activityId, code } = input;
  const party = await partyOf(member);
  await seenOf(party, activityId);
  return change(member, { route: 'activity.there', personId, input }, async () => {
    const { activity, seat } = await seenOf(party, activityId);
    if (!seat || !mayTell(activity, seat, now)) throw new Fault('CONFLICT', 'activity-over', 'activityId');
    const shown = codeTurns(now).map((turn) => venueCodeOf(activityId, turn));
    if (code !== undefined && !shown.includes(code)) throw new Fault('INVALID', 'activity-code', 'code');
    const how = code === undefined ? (seat.there ?? 'word') : 'code';
    return {
      answer: { activityId, how },
      what: 'activity, were there',
      async write(transaction) {
        await putActivity(activity, { there: activity.there + Number(seat.there === null) }, transaction);
        await activitySeats.patch(seat._id, { there: how }, transaction);
      },
    };
  });
}
