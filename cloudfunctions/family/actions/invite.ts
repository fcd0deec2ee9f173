import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { codeOf, freshInvitation } from '../../_kernel/invitation-codes';
import { type FamilyMemberRow, familyMembers } from '../../_store/family-members';
import { invitations } from '../../_store/invitations';
import { people } from '../../_store/people';
import { mustStand, selfOf } from '../load';
import { mayInvite, mostMembers } from '../policy';
import { relativeRow } from '../relative';

/**
 * A cadre asks somebody of their family in: a row of theirs without a place on any roster, and an invitation as HR's, which they accept with the
 * consent that is asked then. The first makes the household. The code leaves with the answer and is kept nowhere.
 */
export async function invite(
  member: Member,
  input: Input<'family.invite'>,
): Promise<Output<'family.invite'>> {
  const { now, personId } = member;
  const { self } = await selfOf(member);
  permit(member, { personId, unitPath: self.unitPath });
  if (!mayInvite(self)) throw new Fault('FORBIDDEN');
  const act = `${personId} ${input.requestId}`;
  const relativeId = newId('relative', act);
  const code = codeOf(relativeId, act);
  const done = await change(member, { route: 'family.invite', personId, input }, async () => {
    const { own } = await selfOf(member);
    const householdId = own?.householdId ?? newId('household', act);
    if (own && (await familyMembers.ofHousehold(householdId)).length >= mostMembers)
      throw new Fault('LIMIT', 'family-full');
    const invitation = freshInvitation(code, { personId: relativeId }, now);
    const first: FamilyMemberRow = {
      ...{ _id: personId, householdId, relation: 'cadre', invitedBy: null },
      ...{ at: now, joinedAt: now, waitsUntil: null },
    };
    const asked: FamilyMemberRow = {
      ...{ _id: relativeId, householdId, relation: input.relation, invitedBy: personId },
      // After the first of the household, also when both come into being at once.
      ...{ at: now + 1, joinedAt: null, waitsUntil: invitation.expiresAt },
    };
    return {
      answer: { id: relativeId, expiresAt: invitation.expiresAt },
      what: own ? 'family invitation' : 'family begun, invitation',
      async write(transaction) {
        await mustStand(personId, own, transaction);
        await familyMembers.addAll(own ? [asked] : [first, asked], transaction);
        await people.add(relativeRow(relativeId, input.name), transaction);
        await invitations.add(invitation, transaction);
      },
    };
  });
  return { ...done, code };
}
