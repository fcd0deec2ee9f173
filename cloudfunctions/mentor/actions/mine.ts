import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import type { Member } from '../../_kernel/caller';
import { mentorOf } from '../../_kernel/mentor';
import { meetings } from '../../_store/meetings';
import { people } from '../../_store/people';
import { meetingView } from '../view';

/** Most meetings that are shown. */
const mostMeetings = 50;

/** Who accompanies the caller, and when the two met. */
export async function mine(member: Member, _: Input<'mentor.mine'>): Promise<Output<'mentor.mine'>> {
  const { personId } = member;
  const [pair, met] = await Promise.all([mentorOf(personId), meetings.ofCadre(personId, mostMeetings)]);
  const mentor = pair && (await people.get(pair.mentorId));
  const known = pair && {
    name: mentor?.name ?? '',
    position: mentor?.position ?? '',
    since: dayOf(pair.from),
  };
  return { mentor: known, meetings: met.map(meetingView) };
}
