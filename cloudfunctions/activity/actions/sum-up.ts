import type { Input, Output } from '../../../core/contract';
import { after } from '../../../core/domain/activity/state';
import { putActivity } from '../../_kernel/activity-turns';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { Fault } from '../../_kernel/fault';
import { organisedBy } from '../load';

/** The organiser says what became of it; families read it where the activity was announced. */
export async function sumUp(
  member: Member,
  input: Input<'activity.sumUp'>,
): Promise<Output<'activity.sumUp'>> {
  const { now, openid } = member;
  const { activityId, summary } = input;
  const { activity: first } = await organisedBy(member, activityId);
  return change(member, { route: 'activity.sumUp', personId: first.scopeId, input }, async () => {
    const { activity } = await organisedBy(member, activityId);
    const state = after(activity, 'sum-up', now);
    if (state === null || state === 'gone') throw new Fault('CONFLICT', 'activity-over', 'activityId');
    if (activity.edition !== input.baseVersion) throw new Fault('CONFLICT', 'activity-moved', 'baseVersion');
    await mustBeFit(openid, summary, 'summary', 4);
    const edition = activity.edition + 1;
    return {
      answer: { activityId, version: edition },
      what: 'activity summed up',
      write: (transaction) => putActivity(activity, { state, summary, edition }, transaction),
    };
  });
}
