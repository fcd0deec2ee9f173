import type { Input, Output } from '../../../core/contract';
import { isAhead } from '../../../core/domain/activity/state';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { partyOf, seenOf } from '../load';
import { seated } from '../seating';

/** The household comes no more: nothing of it stays, and nobody asks why. Whose turn it is next is offered its seats in the same moment. */
export async function withdraw(
  member: Member,
  input: Input<'activity.withdraw'>,
): Promise<Output<'activity.withdraw'>> {
  const { now, personId } = member;
  const { activityId } = input;
  const party = await partyOf(member);
  await seenOf(party, activityId);
  return change(member, { route: 'activity.withdraw', personId, input }, async () => {
    const { activity, seat } = await seenOf(party, activityId);
    if (!seat) throw new Fault('NOT_FOUND', undefined, 'activityId');
    if (!isAhead(activity, now)) throw new Fault('CONFLICT', 'activity-over', 'activityId');
    return {
      answer: { activityId },
      what: 'activity registration withdrawn',
      write: await seated(activity, seat, null, now),
    };
  });
}
