import type { Input, Output } from '../../../core/contract';
import { codeMs, codeTurns } from '../../../core/domain/activity/venue-code';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { venueCodeOf } from '../../_kernel/venue-code';
import { organisedBy } from '../load';
import { isHeldAround } from '../policy';

/** The code that an organiser may show at the place: who likes types it, and nothing depends on it. */
export async function venueCode(
  member: Member,
  input: Input<'activity.venueCode'>,
): Promise<Output<'activity.venueCode'>> {
  const { activityId } = input;
  const { activity } = await organisedBy(member, activityId);
  if (!isHeldAround(activity, member.now)) throw new Fault('CONFLICT', 'activity-over', 'activityId');
  const [turn] = codeTurns(member.now);
  return { activityId, code: venueCodeOf(activityId, turn), until: (turn + 1) * codeMs };
}
