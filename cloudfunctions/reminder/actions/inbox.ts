import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { cameDue, inboxItems } from '../../_kernel/inbox';
import { unspent } from '../../_kernel/ledger';

/** Everything that has come due for the caller, newest first. */
export async function inbox(member: Member, _: Input<'reminder.inbox'>): Promise<Output<'reminder.inbox'>> {
  const [rows, remaining] = await Promise.all([
    cameDue(member.personId, member.now),
    unspent(member.personId),
  ]);
  return { items: inboxItems(rows), remaining };
}
