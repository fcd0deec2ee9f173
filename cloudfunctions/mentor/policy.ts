import { Fault } from '../_kernel/fault';
import type { MentorshipRow } from '../_store/mentorships';
import type { PersonRow } from '../_store/people';

/**
 * Whether somebody can accompany a cadre from now on.
 *
 * | refused with | when |
 * |--------------|------|
 * | mentor-unfit | it is the cadre themself, or one of the two has left, or the cadre is no young cadre |
 * | mentor-same  | they are the mentor already |
 * | mentor-full  | they accompany as many as the unit allows |
 *
 * @throws Fault CONFLICT
 */
export function mustBeFree(
  cadre: PersonRow,
  mentor: PersonRow,
  facts: { before: MentorshipRow | null; running: number; most: number },
): void {
  const left = cadre.status === 'left' || mentor.status === 'left';
  if (cadre._id === mentor._id || left || !cadre.cadre)
    throw new Fault('CONFLICT', 'mentor-unfit', 'mentorId');
  if (facts.before?.mentorId === mentor._id) throw new Fault('CONFLICT', 'mentor-same', 'mentorId');
  if (facts.running >= facts.most) throw new Fault('CONFLICT', 'mentor-full', 'mentorId');
}
