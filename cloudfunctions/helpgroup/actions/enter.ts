import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { groupIn } from '../../_kernel/wechat-group';
import { helpGroups } from '../../_store/help-groups';
import { helpMembers, memberId } from '../../_store/help-members';
import { units } from '../../_store/units';

/** Comes in from the group's card, which proves that the caller is in the group. */
export async function enter(
  member: Member,
  input: Input<'helpgroup.enter'>,
): Promise<Output<'helpgroup.enter'>> {
  const { now, personId } = member;
  return change(member, { route: 'helpgroup.enter', personId, input }, async () => {
    const groupId = await groupIn(input.cloudId);
    const group = await helpGroups.get(groupId);
    const unit = group && group.endedAt === null ? await units.get(group.unitId) : null;
    if (!group || !unit) throw new Fault('CONFLICT', 'group-unbound', 'cloudId');
    const { _id: unitId, name: unitName } = unit;
    const id = memberId(personId, unitId);
    const before = await helpMembers.get(id);
    const answer = { unitId, unitName };
    if (before?.groupId === groupId) return { answer };
    return {
      answer,
      what: 'help group entered',
      async write(transaction) {
        const still = await helpGroups.get(groupId, transaction);
        if (still?.version !== group.version) throw new Stale('group');
        await helpMembers.put({ _id: id, personId, unitId, groupId, at: now }, transaction);
      },
    };
  });
}
