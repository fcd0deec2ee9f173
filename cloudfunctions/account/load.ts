import type { DutyView } from '../../core/contract/roster';
import { inForce } from '../../core/domain/authority/roles';
import { dutyView } from '../_kernel/duties';
import { namesOf, type UnitNames } from '../_kernel/unit-names';
import type { PersonRow } from '../_store/people';
import { roles } from '../_store/roles';

/** The duties of a person that are in force, and the names of every place that they and their duties are about. */
export async function placeOf(
  person: PersonRow,
  now: number,
): Promise<{ names: UnitNames; duties: DutyView[] }> {
  const held = (await roles.ofPerson(person._id)).filter((row) => inForce(row, now));
  const names = await namesOf([...person.unitPath, ...held.flatMap((row) => row.scope.ids)]);
  return { names, duties: held.map((row) => dutyView(row, names)) };
}
