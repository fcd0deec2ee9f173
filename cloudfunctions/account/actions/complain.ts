import type { Input, Output } from '../../../core/contract';
import { addDays, dayOf } from '../../../core/domain/calendar/beijing';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { boxComplaint } from '../../_kernel/complaint-box';
import { complaintCame } from '../../_kernel/complaint-reminders';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { complaints } from '../../_store/complaints';
import { familyMembers } from '../../_store/family-members';
import { type PersonRow, people } from '../../_store/people';

/** Within which it is answered, in days: sooner than the fifteen working days that rules for apps allow. */
const answeredWithin = 15;
/** Most that one person has waiting. */
const mostWaiting = 20;

/**
 * Hands in a complaint, a suggestion, a correction or an objection. Its words are checked by nobody: whoever complains is heard, and only by
 * who answers.
 */
export async function complain(
  member: Member,
  input: Input<'account.complain'>,
): Promise<Output<'account.complain'>> {
  const { personId, now } = member;
  return change(member, { route: 'account.complain', personId, input }, async () => {
    const [self, mine] = await Promise.all([people.get(personId), complaints.ofPerson(personId)]);
    if (!self) throw new Fault('UNAUTHENTICATED', 'not-bound');
    if (mine.filter((row) => row.answeredAt === null).length >= mostWaiting)
      throw new Fault('LIMIT', 'complaints-waiting');
    const { kind, text } = input;
    const _id = newId('complaint', `${personId}:${input.requestId}`);
    const number = `${dayOf(now).replaceAll('-', '')}-${_id.slice(0, 6).toUpperCase()}`;
    const dueDay = addDays(dayOf(now), answeredWithin);
    const about = { _id, personId, unitPath: await pathOf(self), kind, number, at: now, dueDay };
    const box = boxComplaint({ text, answer: null }, _id);
    const demanded = await complaintCame(about, now);
    return {
      answer: { id: _id, number, dueDay },
      what: `${kind} ${number}`,
      async write(transaction) {
        await complaints.add({ ...about, answeredAt: null, box }, transaction);
        await demanded(transaction);
      },
    };
  });
}

/** A relative has no place: theirs goes to the district of the cadre who asked them in, and not to a unit. */
async function pathOf({ _id, relative, unitPath }: PersonRow): Promise<string[]> {
  if (!relative) return unitPath;
  const own = await familyMembers.get(_id);
  const cadre = own?.invitedBy == null ? undefined : await people.get(own.invitedBy);
  return cadre?.unitPath.slice(0, 1) ?? [];
}
