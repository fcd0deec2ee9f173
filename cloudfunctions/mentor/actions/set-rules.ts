import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Stale } from '../../_kernel/fault';
import { unitRules } from '../../_store/unit-rules';
import { units } from '../../_store/units';

/** Sets what a unit, or the district for every unit that says nothing itself, decides for its programme. */
export async function setRules(
  member: Member,
  input: Input<'mentor.setRules'>,
): Promise<Output<'mentor.setRules'>> {
  const { unitId, mostMentees, quietDays, orderedBy } = input;
  const unit = await units.get(unitId);
  permit(member, unit && { unitPath: unit.path }, 'unitId');
  return change(member, { route: 'mentor.setRules', personId: unitId, input }, async () => {
    const before = await unitRules.get(unitId);
    const rules = { mostMentees, quietDays, orderedBy };
    return {
      answer: { unitId, rules: { ...rules, setBy: unit?.name ?? '' } },
      what: 'rules of the programme',
      async write(transaction) {
        const current = await unitRules.get(unitId, transaction);
        if (current?.version !== before?.version) throw new Stale('rules');
        const version = (before?.version ?? 0) + 1;
        await unitRules.put({ _id: unitId, ...rules, version, at: member.now }, transaction);
      },
    };
  });
}
