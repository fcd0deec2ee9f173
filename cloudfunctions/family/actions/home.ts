import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import { familyKinds } from '../../../core/domain/family/kinds';
import type { Member } from '../../_kernel/caller';
import { familyMembers } from '../../_store/family-members';
import { familyThings } from '../../_store/family-things';
import { people } from '../../_store/people';
import { selfOf } from '../load';
import { mayInvite } from '../policy';
import { thingId, yearIn } from '../together';
import { membersView, thingView } from '../view';

/** The caller's family, in one answer. */
export async function home(member: Member, _: Input<'family.home'>): Promise<Output<'family.home'>> {
  const { self, own } = await selfOf(member);
  const today = dayOf(member.now);
  const year = Number(today.slice(0, 4));
  if (!own) return { mayInvite: mayInvite(self), members: [], year, six: [] };
  const rows = await familyMembers.ofHousehold(own.householdId);
  const [known, found, things] = await Promise.all([
    people.byIds(rows.map((row) => row._id)),
    yearIn(own, year),
    familyThings.byIds(familyKinds.map((kind) => thingId({ own, year }, kind))),
  ]);
  const names = new Map(known.map((row) => [row._id, row]));
  const six = familyKinds.map((kind) =>
    thingView(found, kind, things.find((row) => row.kind === kind) ?? null, today),
  );
  return { mayInvite: mayInvite(self), members: membersView(own, rows, names, member.now), year, six };
}
