import type { Input, Output } from '../../../core/contract';
import { pseudonym } from '../../_kernel/audit';
import { checkAudit } from '../../_kernel/audit-check';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { people } from '../../_store/people';

/** Whether the chain about somebody holds; reads no name and no text of it. */
export async function verify(member: Member, input: Input<'audit.verify'>): Promise<Output<'audit.verify'>> {
  const { personId } = input;
  const person = await people.get(personId);
  permit(member, person && { personId, unitPath: person.unitPath }, 'personId');
  const { broken, ...report } = await checkAudit(pseudonym('subject', personId), member.now);
  return { ok: broken === null, ...report, broken };
}
