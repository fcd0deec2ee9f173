import type { Input, Output } from '../../../core/contract';
import { heldFigures } from '../../_kernel/activity-figures';
import type { Member } from '../../_kernel/caller';
import { scopeFor } from '../load';

/** What was held in a year for the families of a unit, or the district: how many families it reached, by series, form and quarter. Nobody's name. */
export async function figures(
  member: Member,
  input: Input<'activity.figures'>,
): Promise<Output<'activity.figures'>> {
  const scope = await scopeFor(member, input.scopeId, 'scopeId');
  return heldFigures(scope, input.year, member.now);
}
