import type { Input, Output } from '../../../core/contract';
import { scopeOf } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { complaintView } from '../../_kernel/complaint-view';
import { namesOf } from '../../_kernel/unit-names';
import { inSlices } from '../../_store/collection';
import { complaints as handedIn } from '../../_store/complaints';
import { people } from '../../_store/people';

/** Most of each that are listed. */
const most = { waiting: 100, answered: 50 };

/** What was handed in in the caller's scope: what waits, the oldest first, then what was answered lately. */
export async function complaints(
  member: Member,
  _: Input<'roster.complaints'>,
): Promise<Output<'roster.complaints'>> {
  const scope = scopeOf(member);
  const [open, done] = await Promise.all([
    handedIn.waiting(scope, most.waiting),
    handedIn.answered(scope, most.answered),
  ]);
  const rows = [...open, ...done];
  const found = await inSlices([...new Set(rows.map((row) => row.personId))], people.byIds);
  const byId = new Map(found.map((person) => [person._id, person]));
  const names = await namesOf(found.map((person) => person.unitId));
  return {
    complaints: rows.map((row) => {
      const person = byId.get(row.personId);
      const place = person && !person.relative ? names.of(person.unitId) : '';
      return { ...complaintView(row), personName: person?.name ?? '', place };
    }),
  };
}
