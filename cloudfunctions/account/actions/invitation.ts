import type { Input, Output } from '../../../core/contract';
import type { Caller } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { namesOf } from '../../_kernel/unit-names';
import { people } from '../../_store/people';
import { knownInvitation, mustBeUsable } from '../policy';

/** Whom an invitation is for, so that a name stands above the consent. */
export async function invitation(
  caller: Caller,
  input: Input<'account.invitation'>,
): Promise<Output<'account.invitation'>> {
  const found = await knownInvitation(caller, input.code);
  mustBeUsable(found, caller.now);
  const person = await people.get(found.personId);
  if (!person) throw new Fault('NOT_FOUND', 'invitation-unknown', 'code');
  const { unitName } = (await namesOf([person.unitId])).ofPlace(person);
  return { name: person.name, unitName, expiresAt: found.expiresAt };
}
