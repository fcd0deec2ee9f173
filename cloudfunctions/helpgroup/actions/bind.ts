import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { usualKeepDays } from '../../_kernel/help-space';
import { groupIn } from '../../_kernel/wechat-group';
import { type HelpGroupRow, helpGroups } from '../../_store/help-groups';
import { helpSpaces } from '../../_store/help-spaces';
import { units } from '../../_store/units';

/**
 * Binds the group from whose card the officer came to their unit. A group belongs to one unit at a time; a unit may have several, they share one
 * space.
 */
export async function bind(
  member: Member,
  input: Input<'helpgroup.bind'>,
): Promise<Output<'helpgroup.bind'>> {
  const { now, personId } = member;
  const { unitId } = input;
  const unit = await units.get(unitId);
  permit(member, unit && unit.kind === 'unit' ? { unitPath: unit.path } : null, 'unitId');
  const unitName = unit?.name ?? '';
  return change<Output<'helpgroup.bind'>>(
    member,
    { route: 'helpgroup.bind', personId: unitId, input },
    async () => {
      const groupId = await groupIn(input.cloudId);
      const before = await helpGroups.get(groupId);
      const standing = before && before.endedAt === null ? before : null;
      if (standing && standing.unitId !== unitId) throw new Fault('CONFLICT', 'group-bound', 'cloudId');
      if (standing) return { answer: { unitId, unitName, again: true } };
      const version = (before?.version ?? 0) + 1;
      const row: HelpGroupRow = {
        _id: groupId,
        unitId,
        boundBy: personId,
        boundAt: now,
        endedAt: null,
        version,
      };
      return {
        answer: { unitId, unitName, again: false },
        what: 'help group bound',
        async write(transaction) {
          const current = await helpGroups.get(groupId, transaction);
          if (current?.version !== before?.version) throw new Stale('group');
          await helpGroups.put(row, transaction);
          const space = await helpSpaces.get(unitId, transaction);
          if (!space) await helpSpaces.put({ _id: unitId, at: now, keepDays: usualKeepDays }, transaction);
        },
      };
    },
  );
}
