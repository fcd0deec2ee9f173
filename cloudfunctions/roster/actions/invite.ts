import type { Input, Output } from '../../../core/contract';
import type { InvitationView } from '../../../core/contract/roster';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { issue, withCode } from '../inviting';
import { personOf } from '../load';

/** Invites one person; an invitation that still waits is revoked by the new one. */
export async function invite(
  member: Member,
  input: Input<'roster.invite'>,
): Promise<Output<'roster.invite'>> {
  const { personId, requestId } = input;
  permit(member, (await personOf(personId)).subject, 'personId');
  const act = `${member.personId} ${requestId}`;
  const done = await change(member, { route: 'roster.invite', personId, input }, async () => {
    const { row } = await personOf(personId);
    if (row.boundAt !== null) throw new Fault('CONFLICT', 'bound-already', 'personId');
    const issued = await issue([row], act, member.now);
    return {
      answer: { invitation: issued.views[0] as InvitationView },
      what: 'invitation',
      write: issued.write,
    };
  });
  return { invitation: withCode(done.invitation, act) };
}
