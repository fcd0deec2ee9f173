import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { familyMembers } from '../../_store/family-members';
import { people } from '../../_store/people';
import { selfOf } from '../load';
import { mayInvite } from '../policy';
import { membersView } from '../view';

/** The caller's family, in one answer. */
export async function home(member: Member, _: Input<'family.home'>): Promise<Output<'family.home'>> {
  const { self, own } = await selfOf(member);
  if (!own) return { mayInvite: mayInvite(self), members: [] };
  const rows = await familyMembers.ofHousehold(own.householdId);
  const known = await people.byIds(rows.map((row) => row._id));
  const names = new Map(known.map((row) => [row._id, row]));
  return { mayInvite: mayInvite(self), members: membersView(own, rows, names, member.now) };
}
