import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { pledges } from '../../_store/pledges';
import { mustStand } from '../load';

/** Takes the caller's pledge off the wall: its row is gone, and the audit keeps that it was there. */
export async function withdraw(
  member: Member,
  input: Input<'pledge.withdraw'>,
): Promise<Output<'pledge.withdraw'>> {
  const { personId } = member;
  type Answer = Output<'pledge.withdraw'>;
  return change(member, { route: 'pledge.withdraw', personId, input }, async (): Promise<Plan<Answer>> => {
    const before = await pledges.get(personId);
    if (!before) return { answer: { withdrawn: true } };
    return {
      answer: { withdrawn: true },
      what: 'public pledge taken back',
      async write(transaction) {
        await mustStand(personId, before, transaction);
        await pledges.remove(personId, transaction);
      },
    };
  });
}
