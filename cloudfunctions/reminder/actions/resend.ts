import type { Input, Output } from '../../../core/contract';
import { mostResent } from '../../../core/contract/reminder';
import { sendableAt } from '../../../core/domain/reminder/quiet-hours';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { reminders } from '../../_store/reminders';
import { districtOf } from '../load';

/** A message without permission cannot be sent again by an operator: its person has to permit one. */
const notOperators = '43101';

/**
 * Messages that failed for one reason wait again, once its cause is repaired. Only what certainly was not sent can be: an `unknown` may
 * have gone out. The clock still drops what is no longer needed.
 */
export async function resend(
  member: Member,
  input: Input<'reminder.resend'>,
): Promise<Output<'reminder.resend'>> {
  if (input.note === notOperators) throw new Fault('INVALID', undefined, 'note');
  const { now } = member;
  return change(member, { route: 'reminder.resend', personId: districtOf(member), input }, async () => {
    const rows = await reminders.failedFor(input.kind, input.note, mostResent);
    if (rows.length === 0) return { answer: { resent: 0 } };
    const again = { status: 'pending', tries: 0, leaseUntil: 0, leaseBy: '', settledAt: null } as const;
    return {
      answer: { resent: rows.length },
      what: `resent ${rows.length} of ${input.kind}`,
      async write(transaction) {
        for (const { _id } of rows) {
          const row = await reminders.get(_id, transaction);
          if (row?.status !== 'failed') throw new Stale('reminder');
          await reminders.patch(_id, { ...again, note: 'resent', sendAt: sendableAt(now) }, transaction);
        }
      },
    };
  });
}
