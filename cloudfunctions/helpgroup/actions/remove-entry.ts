import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { knowledge } from '../../_store/knowledge';
import { dutyIn } from '../load';

/** Takes an entry of the unit's own out of the knowledge base. */
export async function removeEntry(
  member: Member,
  input: Input<'helpgroup.removeEntry'>,
): Promise<Output<'helpgroup.removeEntry'>> {
  const { unitId, entryId } = input;
  await dutyIn(member, unitId);
  return change(member, { route: 'helpgroup.removeEntry', personId: unitId, input }, async () => {
    const row = await knowledge.get(entryId);
    if (row?.unitId !== unitId) throw new Fault('NOT_FOUND', undefined, 'entryId');
    return {
      answer: { id: entryId },
      what: 'knowledge entry removed',
      write: (transaction) => knowledge.remove(entryId, transaction),
    };
  });
}
