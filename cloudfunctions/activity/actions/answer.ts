import type { Input, Output } from '../../../core/contract';
import { isAhead } from '../../../core/domain/activity/state';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { partyOf, seenOf } from '../load';
import { seated } from '../seating';

/** A seat that is kept for the household: taken, or let go to the next. What is over a minute too late is over: others may have it. */
export async function answer(
  member: Member,
  input: Input<'activity.answer'>,
): Promise<Output<'activity.answer'>> {
  const { now, personId } = member;
  const { activityId } = input;
  const party = await partyOf(member);
  await seenOf(party, activityId);
  return change(member, { route: 'activity.answer', personId, input }, async () => {
    const { activity, seat } = await seenOf(party, activityId);
    const open = seat?.state === 'offered' && (seat.answerBy ?? 0) > now && isAhead(activity, now);
    if (!seat || !open) throw new Fault('CONFLICT', 'activity-offer', 'activityId');
    const takes = input.answer === 'take';
    const state = takes ? 'registered' : 'lapsed';
    const next = { ...seat, state, answerBy: null, at: now } as const;
    return {
      answer: { activityId, state, seats: takes ? seat.seats : 0, answerBy: null },
      what: `activity offer ${input.answer}`,
      write: await seated(activity, seat, next, now),
    };
  });
}
