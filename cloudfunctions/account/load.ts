import type { DutyView } from '../../core/contract/roster';
import { inForce } from '../../core/domain/authority/roles';
import { dutyView } from '../_kernel/duties';
import { namesOf, type UnitNames } from '../_kernel/unit-names';
import { mentorships } from '../_store/mentorships';
import type { PersonRow } from '../_store/people';
import { roles } from '../_store/roles';

/** What somebody is to others, and the names of every place that this is about. */
export type Place = { names: UnitNames; duties: DutyView[]; accompanies: boolean };

/** The duties of a person that are in force, and the names of every place that they and their duties are about. */
export async function placeOf(person: PersonRow, now: number): Promise<Place> {
  const [granted, mentees] = await Promise.all([
    roles.ofPerson(person._id),
    mentorships.ofMentor(person._id),
  ]);
  const held = granted.filter((row) => inForce(row, now));
  const names = await namesOf([...person.unitPath, ...held.flatMap((row) => row.scope.ids)]);
  const accompanies = mentees.some((row) => inForce(row, now));
  return { names, duties: held.map((row) => dutyView(row, names)), accompanies };
}
