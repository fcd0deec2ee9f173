import type { Member } from '../_kernel/caller';
import { Fault, Stale } from '../_kernel/fault';
import type { Transaction } from '../_store/database';
import { type FamilyMemberRow, familyMembers } from '../_store/family-members';
import { type PersonRow, people } from '../_store/people';

/**
 * The caller, and where they belong.
 * @throws Fault NOT_FOUND
 */
export async function selfOf(member: Member): Promise<{ self: PersonRow; own: FamilyMemberRow | null }> {
  const [self, own] = await Promise.all([people.get(member.personId), familyMembers.get(member.personId)]);
  if (!self) throw new Fault('NOT_FOUND');
  return { self, own };
}

/** Inside a transaction: a membership stands as it was read, or the decision is made again. */
export async function mustStand(
  id: string,
  read: FamilyMemberRow | null,
  transaction: Transaction,
): Promise<void> {
  const current = await familyMembers.get(id, transaction);
  if (current?.householdId !== read?.householdId || current?.joinedAt !== read?.joinedAt)
    throw new Stale('membership');
}
