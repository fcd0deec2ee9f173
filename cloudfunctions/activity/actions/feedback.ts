import type { Input, Output } from '../../../core/contract';
import { withAnswer } from '../../../core/domain/activity/reach';
import { boxWords, seatWords } from '../../_kernel/activity-box';
import { putActivity } from '../../_kernel/activity-turns';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { Fault } from '../../_kernel/fault';
import { activitySeats } from '../../_store/activity-seats';
import { partyOf, seenOf } from '../load';
import { mayTell } from '../policy';

/** Three questions afterwards, each of them free. The organiser reads figures and words, never whose they are. Given again it is written over. */
export async function feedback(
  member: Member,
  input: Input<'activity.feedback'>,
): Promise<Output<'activity.feedback'>> {
  const { now, personId, openid } = member;
  const { activityId, useful, suited } = input;
  const say = input.say.trim();
  const party = await partyOf(member);
  await seenOf(party, activityId);
  let checked = say === '';
  return change(member, { route: 'activity.feedback', personId, input }, async () => {
    const { activity, seat } = await seenOf(party, activityId);
    if (!seat || !mayTell(activity, seat, now)) throw new Fault('CONFLICT', 'activity-over', 'activityId');
    if (!checked) await mustBeFit(openid, say, 'say');
    checked = true;
    const next = useful === 0 && suited === 0 && say === '' ? null : { useful, suited };
    const answers = withAnswer(activity.answers, seat.feedback, next);
    const box = boxWords({ ...seatWords(seat), say }, seat._id);
    return {
      answer: { activityId },
      what: 'activity feedback',
      async write(transaction) {
        await putActivity(activity, { answers }, transaction);
        await activitySeats.put({ ...seat, feedback: next, box }, transaction);
      },
    };
  });
}
