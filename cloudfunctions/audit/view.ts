import type { AuditEntry } from '../../core/contract/audit';
import type { AuditRow } from '../_store/audits';

export function entryView(row: AuditRow, who: string | null): AuditEntry {
  const { _id: id, at, route, what, as, why } = row;
  return {
    id,
    at,
    kind: as === undefined ? 'change' : 'look',
    route,
    what,
    who,
    as: as ?? null,
    why: why ?? '',
  };
}
