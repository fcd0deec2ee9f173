import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { accept } from '../../_kernel/ledger';

/** Records what the subscribe sheet answered; a refusal changes nothing and is not recorded. */
export async function grant(
  member: Member,
  input: Input<'reminder.grant'>,
): Promise<Output<'reminder.grant'>> {
  const { personId, now } = member;
  return change(member, { route: 'reminder.grant', personId, input }, async () => {
    const { remaining, changes, write } = await accept(personId, input, { at: now, by: 'phone' });
    return { answer: { remaining }, ...(changes && { what: 'permission', write }) };
  });
}
