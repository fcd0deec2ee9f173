import { collection } from './collection';

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
export const audits = collection<AuditRow>('audits');
export const auditHeads = collection<AuditHeadRow>('auditHeads');
