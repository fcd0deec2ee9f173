import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { helpSpaces } from '../../_store/help-spaces';
import { dutyIn } from '../load';

/** For how many days a question keeps its words after it was closed; holds for what is closed from now on. */
export async function keep(
  member: Member,
  input: Input<'helpgroup.keep'>,
): Promise<Output<'helpgroup.keep'>> {
  const { unitId, days } = input;
  await dutyIn(member, unitId);
  return change(member, { route: 'helpgroup.keep', personId: unitId, input }, async () => {
    return {
      answer: { days },
      what: `help group keeps ${days} days`,
      async write(transaction) {
        const before = await helpSpaces.get(unitId, transaction);
        const row = { ...before, _id: unitId, at: before?.at ?? member.now, keepDays: days };
        await helpSpaces.put(row, transaction);
      },
    };
  });
}
