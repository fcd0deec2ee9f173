import type { Input, Output } from '../../../core/contract';
import type { SpaceEntry, SpaceRole } from '../../../core/contract/helpgroup';
import { waitingStates } from '../../../core/domain/duty/question';
import type { Member } from '../../_kernel/caller';
import { dutyHouse } from '../../_kernel/duty-now';
import { helpGroups } from '../../_store/help-groups';
import { helpMembers } from '../../_store/help-members';
import { questions } from '../../_store/questions';
import { units } from '../../_store/units';
import { dutiesIn } from '../load';
import { onDutyView } from '../view';

/** Spaces that the caller may enter, with who is on duty and, for whoever has a duty there, how much waits. */
export async function spaces(
  member: Member,
  _: Input<'helpgroup.spaces'>,
): Promise<Output<'helpgroup.spaces'>> {
  const roles = new Map<string, SpaceRole>(dutiesIn(member));
  const joined = await helpMembers.ofPerson(member.personId);
  const groups = joined.length > 0 ? await helpGroups.byIds(joined.map((row) => row.groupId)) : [];
  const bound = new Set(groups.filter((row) => row.endedAt === null).map((row) => row._id));
  for (const { unitId, groupId } of joined)
    if (bound.has(groupId) && !roles.has(unitId)) roles.set(unitId, 'member');
  const known = roles.size > 0 ? await units.byIds([...roles.keys()]) : [];
  const there = known.filter((unit) => unit.closedAt === null).sort((a, b) => a.order - b.order);
  const entries = there.map(async ({ _id: unitId, name: unitName }): Promise<SpaceEntry> => {
    const as = roles.get(unitId) ?? 'member';
    const [house, waiting] = await Promise.all([
      dutyHouse(unitId, member.now),
      as === 'member' ? 0 : questions.countIn(unitId, waitingStates),
    ]);
    return { unitId, unitName, as, onDuty: onDutyView(house, member.now), waiting };
  });
  return { spaces: await Promise.all(entries) };
}
