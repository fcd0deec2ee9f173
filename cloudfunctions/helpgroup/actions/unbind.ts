import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { helpGroups } from '../../_store/help-groups';
import { units } from '../../_store/units';

/** Lets a group go. From this moment nobody who came from it is inside; the night takes their rows away. */
export async function unbind(
  member: Member,
  input: Input<'helpgroup.unbind'>,
): Promise<Output<'helpgroup.unbind'>> {
  const { now } = member;
  const { unitId, groupId } = input;
  const unit = await units.get(unitId);
  permit(member, unit && { unitPath: unit.path }, 'unitId');
  return change(member, { route: 'helpgroup.unbind', personId: unitId, input }, async () => {
    const group = await helpGroups.get(groupId);
    if (!group || group.unitId !== unitId || group.endedAt !== null)
      throw new Fault('NOT_FOUND', undefined, 'groupId');
    return {
      answer: { groupId },
      what: 'help group let go',
      async write(transaction) {
        const current = await helpGroups.get(groupId, transaction);
        if (current?.version !== group.version) throw new Stale('group');
        await helpGroups.patch(groupId, { endedAt: now, version: group.version + 1 }, transaction);
      },
    };
  });
}
