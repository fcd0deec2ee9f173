import type { AuditAnchorRow, AuditCheckpointRow, AuditHeadRow } from '../_store/audits';
import { type KeyAge, sealedUnder, sealOf } from './keys';

type Facts = { _id: string; seq: number; hash: string };
const factsOf = ({ _id, seq, hash }: Facts) => ({ subject: _id, seq, hash });
const datedFacts = (row: Facts & { at: number }) => ({ ...factsOf(row), at: row.at });

/** Seal over where a chain of the audit stands. */
export function auditHeadSeal(head: Facts): string {
  return sealOf('audit-head', factsOf(head));
}
export function auditHeadSealed(head: AuditHeadRow): KeyAge | null {
  return sealedUnder(head.seal, 'audit-head', factsOf(head));
}

/** Seal over a night's anchor of a chain of the audit. */
export function auditAnchorSeal(anchor: Facts & { at: number }): string {
  return sealOf('audit-anchor', datedFacts(anchor));
}
export function auditAnchorSealed(anchor: AuditAnchorRow): KeyAge | null {
  return sealedUnder(anchor.mac, 'audit-anchor', datedFacts(anchor));
}

/** Seal over what stands for entries that were removed by rule: nobody removes any without the key. */
export function checkpointSeal(checkpoint: Facts & { at: number }): string {
  return sealOf('audit-checkpoint', datedFacts(checkpoint));
}
export function checkpointSealed(checkpoint: AuditCheckpointRow): KeyAge | null {
  return sealedUnder(checkpoint.mac, 'audit-checkpoint', datedFacts(checkpoint));
}
