import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { turn } from '../turning';

/** Begins to take back what an import wrote; one that is half written can be taken back too. The name is typed again. */
export function undo(member: Member, input: Input<'intake.undo'>): Promise<Output<'intake.undo'>> {
  return turn(member, 'intake.undo', input, { from: 'done', to: 'undoing' });
}
