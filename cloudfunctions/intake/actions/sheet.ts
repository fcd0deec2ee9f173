import type { Input, Output } from '../../../core/contract';
import { mustConfirm, permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { newId } from '../../_kernel/ids';
import { documentLife, documents } from '../../_store/documents';
import { units } from '../../_store/units';

/** Orders the roster of a unit or of the district: names leave, so the name is typed, and it stands in the audit of the unit. */
export async function sheet(member: Member, input: Input<'intake.sheet'>): Promise<Output<'intake.sheet'>> {
  const { now, personId: by } = member;
  const { unitId } = input;
  const node = await units.get(unitId);
  const rule = permit(member, node && { unitPath: node.path }, 'unitId');
  mustConfirm(rule, input.confirm, node?.name ?? '');
  return change(member, { route: 'intake.sheet', personId: unitId, input }, async () => {
    const _id = newId('document', `${by}:${input.requestId}`);
    const row = {
      _id,
      personId: by,
      kind: 'roster' as const,
      placeId: unitId,
      at: now,
      expiresAt: now + documentLife,
    };
    return {
      answer: { documentId: _id },
      what: 'roster exported, confirmed',
      write: (transaction) => documents.add(row, transaction),
    };
  });
}
