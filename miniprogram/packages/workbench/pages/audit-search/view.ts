import type { Input } from '../../../../../core/contract';
import type { AuditEntry } from '../../../../../core/contract/audit';
import { auditSearchText as t } from '../../text/audit-search';
import { deedRow } from '../../text/deeds';

export type Someone = { id: string; name: string };
/** Whom a search is about, and who acted. */
export type Side = 'about' | 'by';
export type Question = {
  about: Someone | null;
  by: Someone | null;
  kind: string;
  fromDay: string;
  untilDay: string;
  why: string;
};

/** A reason is owed to whoever is looked up. */
export const owesReason = ({ about, by, why }: Question) =>
  (about !== null || by !== null) && why.trim().length < 2;

/** The question as it is asked; what is left open is left out. */
export function asked({ about, by, kind, fromDay, untilDay, why }: Question): Input<'audit.search'> {
  return {
    ...(about && { personId: about.id }),
    ...(by && { byPersonId: by.id }),
    ...((about || by) && { why: why.trim() }),
    ...(kind !== '' && { kind: kind as 'look' | 'change' }),
    ...(fromDay !== '' && { fromDay }),
    ...(untilDay !== '' && { untilDay }),
  };
}

export function entryRow(entry: AuditEntry & { about: string | null }) {
  const row = deedRow(entry);
  return { ...row, about: t.aboutWhom(row.about), why: row.why ? t.why2(row.why) : '' };
}
