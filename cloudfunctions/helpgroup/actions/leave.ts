import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { helpMembers, memberId } from '../../_store/help-members';

/** Leaves a space. Whoever is still in the WeChat group comes in again by its card. */
export async function leave(
  member: Member,
  input: Input<'helpgroup.leave'>,
): Promise<Output<'helpgroup.leave'>> {
  const { personId } = member;
  const { unitId } = input;
  const id = memberId(personId, unitId);
  return change(member, { route: 'helpgroup.leave', personId, input }, async () => {
    if (!(await helpMembers.get(id))) throw new Fault('NOT_FOUND', undefined, 'unitId');
    return {
      answer: { unitId },
      what: 'help group left',
      write: (transaction) => helpMembers.remove(id, transaction),
    };
  });
}
