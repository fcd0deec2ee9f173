import { Fault } from '../_kernel/fault';
import type { FamilyMemberRow } from '../_store/family-members';
import type { PersonRow } from '../_store/people';

/** Most members of a household, with those who have not answered yet. */
export const mostMembers = 12;

/** Whoever has a time-book asks their family in (DOMAIN.md §1). */
export function mayInvite(self: Pick<PersonRow, 'cadre' | 'status'>): boolean {
  return self.cadre && self.status !== 'left';
}

/** Whether somebody may end a membership: a cadre their own and every relative's of the household, nobody another cadre's. */
export function mayRemove(self: FamilyMemberRow, other: FamilyMemberRow): boolean {
  if (self.householdId !== other.householdId || self.relation !== 'cadre') return false;
  return self._id === other._id || other.relation !== 'cadre';
}

/** What is not there, and what is another family's, is one answer. */
export function mustReach(self: FamilyMemberRow | null, other: FamilyMemberRow | null): FamilyMemberRow {
  if (!self || !other || !mayRemove(self, other)) throw new Fault('NOT_FOUND', undefined, 'memberId');
  return other;
}
