import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { addPermission, granted, unspent } from '../../_kernel/ledger';

/** Records what the subscribe sheet answered; a refusal changes nothing and is not recorded. */
export async function grant(
  member: Member,
  input: Input<'reminder.grant'>,
): Promise<Output<'reminder.grant'>> {
  const { personId, now } = member;
  const added = granted(input);
  return change(member, { route: 'reminder.grant', personId, input }, async () => {
    const before = await unspent(personId);
    if (added === 0) return { answer: { remaining: before } };
    return {
      answer: { remaining: before + added },
      what: 'permission',
      write: (transaction) => addPermission(personId, before, added, now, transaction),
    };
  });
}
