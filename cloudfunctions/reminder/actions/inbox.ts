import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { cameDue, inboxItem } from '../../_kernel/inbox';
import { unspent } from '../../_kernel/ledger';
import { nodes } from '../../_store/nodes';

/** Everything that has come due for the caller, newest first. */
export async function inbox(member: Member, _: Input<'reminder.inbox'>): Promise<Output<'reminder.inbox'>> {
  const [rows, own, remaining] = await Promise.all([
    cameDue(member.personId, member.now),
    nodes.ofBook(member.personId),
    unspent(member.personId),
  ]);
  const items = rows.map((row) =>
    inboxItem(
      row,
      own.find((node) => node._id === row.nodeId),
    ),
  );
  return { items, remaining };
}
