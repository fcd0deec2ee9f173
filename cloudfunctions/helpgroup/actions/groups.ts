import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { usualKeepDays } from '../../_kernel/help-space';
import { helpGroups } from '../../_store/help-groups';
import { helpSpaces } from '../../_store/help-spaces';
import { dutyIn } from '../load';
import { namesOfPeople } from '../view';

/** Groups that belong to a unit's space. WeChat tells nobody their names: when and by whom they were bound tells them apart. */
export async function groups(
  member: Member,
  input: Input<'helpgroup.groups'>,
): Promise<Output<'helpgroup.groups'>> {
  const { unitId } = input;
  const { unit } = await dutyIn(member, unitId);
  const [rows, space] = await Promise.all([helpGroups.ofUnit(unitId), helpSpaces.get(unitId)]);
  const standing = rows.filter((row) => row.endedAt === null);
  const names = await namesOfPeople(standing.map((row) => row.boundBy));
  return {
    unitId,
    unitName: unit.name,
    keepDays: space?.keepDays ?? usualKeepDays,
    groups: standing.map(({ _id: id, boundAt, boundBy }) => ({
      id,
      boundAt,
      boundBy: names.get(boundBy) ?? '',
    })),
  };
}
