import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { invitationState } from '../../_kernel/invitation-codes';
import { invitationId } from '../../_kernel/keys';
import { programCode } from '../../_kernel/program-code';
import { invitations } from '../../_store/invitations';
import { personOf } from '../load';

/** The page that an invitation opens; the code is its `scene`. */
const page = 'pages/bind/index';

/** The mini program code of an invitation that waits, as a picture. */
export async function inviteCode(
  member: Member,
  { code }: Input<'roster.inviteCode'>,
): Promise<Output<'roster.inviteCode'>> {
  const row = await invitations.get(invitationId(code));
  permit(member, row ? (await personOf(row.personId)).subject : null, 'code');
  const state = row ? invitationState(row, member.now) : 'expired';
  if (state !== 'waiting') throw new Fault('CONFLICT', `invitation-${state}`, 'code');
  const made = await programCode(code, page);
  if (!made) throw new Fault('UNAVAILABLE', 'busy');
  return made;
}
