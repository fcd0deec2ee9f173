import type { Input, Output } from '../../../core/contract';
import type { Caller } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { codeOf, freshInvitation, phoneInvitationMs } from '../../_kernel/invitation-codes';
import { invitationId } from '../../_kernel/keys';
import { countWrongCode, mayTryCode } from '../../_kernel/limits';
import { numberIn, phoneHash } from '../../_kernel/phone-number';
import { invitations } from '../../_store/invitations';
import { people } from '../../_store/people';

/**
 * The second way in: whoever holds the phone whose number stands on the roster is given an invitation of half an hour, and goes on as with any
 * other. Repeating the call gives the same one.
 */
export async function byPhone(
  caller: Caller,
  input: Input<'account.byPhone'>,
): Promise<Output<'account.byPhone'>> {
  const { openid, now } = caller;
  if (caller.personId !== null) throw new Fault('CONFLICT', 'already-bound');
  await mayTryCode(openid, now);
  const found = await people.byPhone(phoneHash(await numberIn(input.cloudId)));
  if (found.length !== 1 || !found[0]) {
    await countWrongCode(openid, now);
    throw new Fault('NOT_FOUND', found.length === 0 ? 'phone-unknown' : 'phone-of-several', 'cloudId');
  }
  const { _id: personId, boundAt, status, unitPath } = found[0];
  if (status === 'left') throw new Fault('CONFLICT', 'person-left');
  if (boundAt !== null) throw new Fault('CONFLICT', 'bound-elsewhere');
  const code = codeOf(personId, `phone ${openid} ${input.cloudId}`);
  if (!(await invitations.get(invitationId(code))))
    await invitations.put(freshInvitation(code, { personId, unitPath }, now, phoneInvitationMs));
  return { code };
}
