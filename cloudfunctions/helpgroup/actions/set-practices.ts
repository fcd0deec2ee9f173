import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { usualKeepDays } from '../../_kernel/help-space';
import { helpSpaces } from '../../_store/help-spaces';
import { dutyIn } from '../load';

/** 七廉工作法: a unit's own practices by name, each with its state and what shows it; every member reads them. */
export async function setPractices(
  member: Member,
  input: Input<'helpgroup.setPractices'>,
): Promise<Output<'helpgroup.setPractices'>> {
  const { now, openid } = member;
  const { unitId, practices } = input;
  await dutyIn(member, unitId);
  return change(member, { route: 'helpgroup.setPractices', personId: unitId, input }, async () => {
    const words = practices.map(({ name, evidence }) => `${name}\n${evidence}`).join('\n');
    if (words !== '') await mustBeFit(openid, words, 'practices', 4);
    return {
      answer: { count: practices.length },
      what: 'practices of the unit',
      async write(transaction) {
        const before = await helpSpaces.get(unitId, transaction);
        const { at, keepDays } = before ?? { at: now, keepDays: usualKeepDays };
        await helpSpaces.put({ ...before, _id: unitId, at, keepDays, practices }, transaction);
      },
    };
  });
}
