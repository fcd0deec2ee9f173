import type { FamilyMember } from '../../core/contract/family';
import type { FamilyMemberRow } from '../_store/family-members';
import type { PersonRow } from '../_store/people';
import { mayRemove } from './policy';

/** Members as one of them sees them: themself first, then in the order in which they came. */
export function membersView(
  own: FamilyMemberRow,
  rows: readonly FamilyMemberRow[],
  names: ReadonlyMap<string, Pick<PersonRow, 'name'>>,
  now: number,
): FamilyMember[] {
  const mineFirst = [...rows].sort((a, b) => Number(b._id === own._id) - Number(a._id === own._id));
  return mineFirst.flatMap((row) => {
    const person = names.get(row._id);
    if (!person) return [];
    const { _id: id, relation, joinedAt, waitsUntil: until } = row;
    const state = joinedAt !== null ? 'joined' : (until ?? 0) > now ? 'waiting' : 'over';
    return [
      { id, name: person.name, relation, me: id === own._id, state, until, mayRemove: mayRemove(own, row) },
    ];
  });
}
