import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { dutyFigures } from '../../_kernel/duty-figures';
import { dutyIn } from '../load';

/** How a month's questions were answered, by part of the day and by topic, what each officer answered, and how the rota covered it. */
export async function figures(
  member: Member,
  input: Input<'helpgroup.figures'>,
): Promise<Output<'helpgroup.figures'>> {
  const { unit } = await dutyIn(member, input.unitId);
  return dutyFigures(unit, input.month, member.now);
}
