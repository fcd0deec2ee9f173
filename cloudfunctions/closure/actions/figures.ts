import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { figuresOf } from '../../_kernel/closure-figures';
import { placeFor } from '../../_kernel/closure-place';
import { units } from '../../_store/units';

/** Closure of a place by kind of node, section and year. */
export async function figures(
  member: Member,
  input: Input<'closure.figures'>,
): Promise<Output<'closure.figures'>> {
  const { place, exact } = placeFor(member, await units.get(input.placeId));
  return figuresOf(place, exact, member.now);
}
