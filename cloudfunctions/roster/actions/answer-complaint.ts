import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { boxComplaint, complaintWords } from '../../_kernel/complaint-box';
import { complaintAnswered } from '../../_kernel/complaint-reminders';
import { Fault, Stale } from '../../_kernel/fault';
import { complaints } from '../../_store/complaints';

/** Answers what somebody handed in, once; nobody answers their own. */
export async function answerComplaint(
  member: Member,
  input: Input<'roster.answerComplaint'>,
): Promise<Output<'roster.answerComplaint'>> {
  const { complaintId, text } = input;
  const first = await complaints.get(complaintId);
  permit(member, first ? { personId: first.personId, unitPath: first.unitPath } : null, 'complaintId');
  const personId = first?.personId ?? '';
  if (personId === member.personId) throw new Fault('CONFLICT', 'own-complaint', 'complaintId');
  return change(member, { route: 'roster.answerComplaint', personId, input }, async () => {
    const row = await complaints.get(complaintId);
    if (!row || row.answeredAt !== null) throw new Fault('CONFLICT', 'complaint-answered', 'complaintId');
    const box = boxComplaint({ text: complaintWords(row).text, answer: text }, complaintId);
    const answeredAt = member.now;
    const demanded = await complaintAnswered(row, answeredAt);
    return {
      answer: { complaintId, answeredAt },
      what: `${row.kind} ${row.number} answered`,
      async write(transaction) {
        if ((await complaints.get(complaintId, transaction))?.answeredAt !== null)
          throw new Stale('complaint');
        await complaints.patch(complaintId, { answeredAt, box }, transaction);
        await demanded(transaction);
      },
    };
  });
}
