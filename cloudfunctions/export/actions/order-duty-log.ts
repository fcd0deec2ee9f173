import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { newId } from '../../_kernel/ids';
import { documentLife, documents } from '../../_store/documents';
import { units } from '../../_store/units';

/** Orders the duty log of a unit's help group for a month. It stands in the audit of the unit. */
export async function orderDutyLog(
  member: Member,
  input: Input<'export.orderDutyLog'>,
): Promise<Output<'export.orderDutyLog'>> {
  const { personId, now, route } = member;
  const { unitId, month } = input;
  const unit = await units.get(unitId);
  permit(member, unit && { unitPath: unit.path }, 'unitId');
  return change(member, { route, personId: unitId, input }, async () => {
    const _id = newId('document', `${personId}:${unitId}:${input.requestId}`);
    const expiresAt = now + documentLife;
    const row = { _id, personId, kind: 'duty-log' as const, placeId: unitId, month, at: now, expiresAt };
    return {
      answer: { id: _id, expiresAt },
      what: 'spreadsheet duty-log',
      write: (transaction) => documents.add(row, transaction),
    };
  });
}
