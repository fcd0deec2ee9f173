import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { turn } from '../turning';

/** Begins to write what was previewed; the name of the unit, or of the district, is typed. */
export function confirm(member: Member, input: Input<'intake.confirm'>): Promise<Output<'intake.confirm'>> {
  return turn(member, 'intake.confirm', input, { from: 'preview', to: 'running' });
}
