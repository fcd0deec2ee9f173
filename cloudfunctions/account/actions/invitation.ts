import type { Input, Output } from '../../../core/contract';
import type { Caller } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { namesOf } from '../../_kernel/unit-names';
import { familyMembers } from '../../_store/family-members';
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
  const family = person.relative ? await familyOf(person._id) : null;
  return { name: person.name, unitName, expiresAt: found.expiresAt, family };
}

/** Which cadre asked a relative in. */
async function familyOf(personId: string) {
  const asked = await familyMembers.get(personId);
  const by = asked?.invitedBy ? await people.get(asked.invitedBy) : null;
  if (!asked || !by || asked.relation === 'cadre') throw new Fault('NOT_FOUND', 'invitation-unknown', 'code');
  return { by: by.name, relation: asked.relation };
}
