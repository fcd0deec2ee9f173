import type { Input, Output } from '../../../core/contract';
import { dayOf, instantOf, isDay } from '../../../core/domain/calendar/beijing';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { mentorOf } from '../../_kernel/mentor';
import { type MeetingRow, meetings } from '../../_store/meetings';
import type { MentorshipRow } from '../../_store/mentorships';
import { pairOf, turnPair } from '../load';

/** The pair that the caller speaks of: the own one as a cadre, or that with a cadre whom the caller accompanies. */
async function pairFor(member: Member, cadreId: string | undefined): Promise<MentorshipRow> {
  if (cadreId !== undefined && cadreId !== member.personId) return pairOf(member, cadreId);
  const pair = await mentorOf(member.personId);
  if (!pair) throw new Fault('CONFLICT', 'no-mentor');
  return pair;
}

/** Either side notes that the two met: the day and the way, never what was said. */
export async function noteMeeting(
  member: Member,
  input: Input<'mentor.noteMeeting'>,
): Promise<Output<'mentor.noteMeeting'>> {
  const { now } = member;
  const { day, way } = input;
  if (!isDay(day) || day > dayOf(now)) throw new Fault('INVALID', 'shape', 'day');
  const { cadreId } = await pairFor(member, input.cadreId);
  return change(member, { route: 'mentor.noteMeeting', personId: cadreId, input }, async () => {
    const pair = await pairFor(member, input.cadreId);
    const { mentorId } = pair;
    const notedBy = member.personId === cadreId ? 'cadre' : 'mentor';
    const _id = `${cadreId}:${newId('meeting', `${cadreId}:${input.requestId}`)}`;
    const row: MeetingRow = { _id, cadreId, mentorId, day, way, notedBy, at: now };
    const contactAt = Math.max(pair.contactAt ?? 0, instantOf(day));
    return {
      answer: { day, way, notedBy },
      what: 'meeting noted',
      async write(transaction) {
        await turnPair(pair, { contactAt }, transaction);
        await meetings.add(row, transaction);
      },
    };
  });
}
