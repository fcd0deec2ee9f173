import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { invitationState } from '../../_kernel/invitation-codes';
import { invitations } from '../../_store/invitations';
import { invitationView } from '../inviting';
import { personOf } from '../load';

/** Takes an invitation back that nobody has used. */
export async function revokeInvitation(
  member: Member,
  input: Input<'roster.revokeInvitation'>,
): Promise<Output<'roster.revokeInvitation'>> {
  const { now } = member;
  const first = await invitations.get(input.invitationId);
  const personId = first?.personId ?? '';
  const subject = first ? (await personOf(personId)).subject : null;
  permit(member, subject, 'invitationId');
  return change(member, { route: 'roster.revokeInvitation', personId, input }, async () => {
    const [row, { row: person }] = await Promise.all([
      invitations.get(input.invitationId),
      personOf(personId),
    ]);
    if (!row) throw new Fault('NOT_FOUND', undefined, 'invitationId');
    const state = invitationState(row, now);
    if (state !== 'waiting') throw new Fault('CONFLICT', `invitation-${state}`, 'invitationId');
    const revoked = { revokedAt: now };
    return {
      answer: { invitation: invitationView({ ...row, ...revoked }, person.name, now) },
      what: 'invitation revoked',
      async write(transaction) {
        const still = await invitations.get(row._id, transaction);
        if (!still || invitationState(still, now) !== 'waiting') throw new Stale('invitation');
        await invitations.patch(row._id, revoked, transaction);
      },
    };
  });
}
