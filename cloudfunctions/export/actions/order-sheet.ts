import type { Input, Output } from '../../../core/contract';
import type { SheetKind } from '../../../core/contract/export';
import { mustConfirm, permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { placeFor } from '../../_kernel/closure-place';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { rulesFor } from '../../_kernel/unit-rules';
import { documentLife, documents } from '../../_store/documents';
import { type UnitRow, units } from '../../_store/units';

/** Orders a place's figures as a spreadsheet. */
export async function orderClosure(
  member: Member,
  input: Input<'export.orderClosure'>,
): Promise<Output<'export.orderClosure'>> {
  const { place } = placeFor(member, await units.get(input.placeId));
  return ordered(member, 'closure', place, input);
}

/**
 * Orders the list of a place's nodes with names: for HR alone, who types the place's name, and not before a document orders the commitment.
 * @throws Fault NOT_FOUND, INVALID not-confirmed, CONFLICT document-missing
 */
export async function orderNames(
  member: Member,
  input: Input<'export.orderNames'>,
): Promise<Output<'export.orderNames'>> {
  const { place } = placeFor(member, await units.get(input.placeId));
  mustConfirm(permit(member, { unitPath: place.path }, 'placeId'), input.confirm, place.name);
  if ((await rulesFor(place.path)).orderedBy === '') throw new Fault('CONFLICT', 'document-missing');
  return ordered(member, 'closure-names', place, input);
}

/** Writes the order alone, as `order.ts` does. It stands in the audit of the place, whose figures they are. */
function ordered(member: Member, kind: SheetKind, place: UnitRow, input: { requestId: string }) {
  const { personId, now, route } = member;
  return change(member, { route, personId: place._id, input }, async () => {
    const _id = newId('document', `${personId}:${place._id}:${input.requestId}`);
    const expiresAt = now + documentLife;
    const row = { _id, personId, kind, placeId: place._id, at: now, expiresAt };
    return {
      answer: { id: _id, expiresAt },
      what: `spreadsheet ${kind}`,
      write: (transaction) => documents.add(row, transaction),
    };
  });
}
