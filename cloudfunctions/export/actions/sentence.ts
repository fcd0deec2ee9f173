import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { mustBeFit } from '../../_kernel/content-check';

/** The check that a card needs: its sentence leaves its author. The letter around it does not, and is never sent. */
export async function sentence(
  member: Member,
  input: Input<'export.sentence'>,
): Promise<Output<'export.sentence'>> {
  await mustBeFit(member.openid, input.text, 'text');
  return { fit: true };
}
