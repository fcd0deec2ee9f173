import type { DutyView } from '../../core/contract/roster';
import { dayOf } from '../../core/domain/calendar/beijing';
import type { RoleRow } from '../_store/roles';
import type { UnitNames } from './unit-names';

/** A duty in words that its holder knows. */
export function dutyView(row: RoleRow, names: UnitNames): DutyView {
  const { _id: id, role, scope } = row;
  return {
    id,
    role,
    scope: { kind: scope.kind, ids: [...scope.ids] },
    scopeNames: scope.ids.map((one) => names.of(one)),
    fromDay: dayOf(row.from),
    // The last day on which it is held: `until` is the instant after it.
    untilDay: row.until === null ? null : dayOf(row.until - 1),
  };
}
