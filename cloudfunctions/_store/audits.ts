import { collection } from './collection';
import { is } from './database';

/** One change. Subject and actor are pseudonyms: after an erasure the chain still verifies and names nobody. */
export type AuditRow = {
  _id: string;
  subject: string;
  seq: number;
  at: number;
  actor: string;
  route: string;
  what: string;
  prevHash: string;
  hash: string;
};
/** Where a subject's chain stands; one head per subject, a single one would make every transaction conflict. */
export type AuditHeadRow = { _id: string; seq: number; hash: string };
const base = collection<AuditRow>('audits');
export const audits = {
  ...base,
  /** The newest entries of a subject up to `lastSeq`, by their natural keys. */
  newestOf: (subject: string, lastSeq: number, most: number) => {
    const ids = Array.from(
      { length: Math.min(most, lastSeq + 1) },
      (_, back) => `${subject}:${lastSeq - back}`,
    );
    return base.find({ _id: is.in(ids) }, (query) => query.orderBy('seq', 'desc'));
  },
};
export const auditHeads = collection<AuditHeadRow>('auditHeads');
