import { type AuditBreak, auditBreak } from '../../core/domain/audit/chain';
import { auditAnchors, auditCheckpoints, auditHeads, audits } from '../_store/audits';
import { inSlices } from '../_store/collection';
import { auditAnchorSealed, auditHeadSealed, checkpointSealed } from './audit-seal';
import { newestNightFile } from './night-files';

/** What a check of one chain of the audit found. */
export type AuditReport = { entries: number; from: number; broken: AuditBreak | null; night: string | null };

/** Under which name a chain of the audit stands in a night's file, beside the books. */
export const nightName = (subject: string) => `audit:${subject}`;

/** Checks the chain of a subject: link by link, against its keyed head, its anchor, and the newest file outside the database. */
export async function checkAudit(subject: string, now: number): Promise<AuditReport> {
  const [head, checkpoint, anchor, found] = await Promise.all([
    auditHeads.get(subject),
    auditCheckpoints.get(subject),
    auditAnchors.get(subject),
    newestNightFile(now),
  ]);
  const told = found?.file?.heads.get(nightName(subject));
  const night = told ? (found?.day ?? null) : null;
  if (!head) {
    const lost = anchor !== null || told !== undefined || checkpoint !== null;
    return { entries: 0, from: 0, broken: lost ? { seq: 0, what: 'missing' } : null, night };
  }
  const from = checkpoint?.seq ?? 0;
  const report = (broken: AuditBreak | null, entries: number): AuditReport => ({
    entries,
    from,
    broken,
    night,
  });
  if (auditHeadSealed(head) === null) return report({ seq: head.seq, what: 'head' }, 0);
  if (checkpoint && checkpointSealed(checkpoint) === null)
    return report({ seq: from, what: 'checkpoint' }, 0);
  if (anchor && auditAnchorSealed(anchor) === null) return report({ seq: anchor.seq, what: 'anchor' }, 0);
  const ids = Array.from({ length: Math.max(0, head.seq - from + 1) }, (_, at) => `${subject}:${from + at}`);
  const rows = await inSlices(ids, audits.byIds);
  const vouched = [
    ...(anchor ? [anchor] : []),
    ...(told ? [{ seq: told.recordCount - 1, hash: told.headHash }] : []),
  ];
  return report(auditBreak(subject, rows, head, checkpoint, vouched), rows.length);
}
