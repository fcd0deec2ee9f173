import { type AuditLink, auditBreak } from '../../../core/domain/audit/chain';
import { removedBefore } from '../../../core/domain/audit/keeping';
import { dayMs, dayOf, hourOf } from '../../../core/domain/calendar/beijing';
import { checkpointSeal, checkpointSealed } from '../../_kernel/audit-seal';
import { log } from '../../_kernel/log';
import { attempts } from '../../_store/attempts';
import { type AuditHeadRow, auditCheckpoints, auditHeads, audits } from '../../_store/audits';
import { never } from '../../_store/books';
import { is } from '../../_store/database';
import { familyMembers } from '../../_store/family-members';
import { importRows } from '../../_store/import-rows';
import { imports } from '../../_store/imports';
import { invitations } from '../../_store/invitations';
import { people } from '../../_store/people';
import { refusals } from '../../_store/refusals';
import { requests } from '../../_store/requests';
import { runs } from '../../_store/runs';
import { sweeps } from '../../_store/sweeps';

const pageSize = 50;
/** Most entries of one chain that one step removes. */
const stepSize = 400;
/** How long a card that nobody answered still shows as one. */
const unansweredMs = 3 * dayMs;
/** After the night's anchors and their file. */
const hour = 4;

/**
 * Once a night, removes what is kept no longer: old entries of the audit, the security log, answers to replay, tries of codes, codes that
 * are over. Can be ended at any step, and goes on where it stood.
 */
export async function removeByRule(hasTime: () => boolean): Promise<number> {
  const now = Date.now();
  if (hourOf(now) !== hour) return 0;
  const day = dayOf(now);
  if ((await sweeps.get('night'))?.day === day) return 0;
  let removed = await refusals.removeWhere({ at: is.before(removedBefore('security', now)) });
  removed += await requests.removeWhere({ at: is.before(removedBefore('replay', now)) });
  removed += await attempts.removeWhere({ since: is.before(removedBefore('attempt', now)) });
  removed += await invitations.removeWhere({ expiresAt: is.before(removedBefore('invitation', now)) });
  removed += await removeUnanswered(now);
  for (const { _id } of await imports.expired(now, pageSize)) {
    removed += await importRows.removeWhere({ importId: _id });
    await imports.remove(_id);
  }
  removed += await runs.removeBefore(removedBefore('run', now));
  for (;;) {
    if (!hasTime()) return removed;
    const heads = await auditHeads.olderThan(removedBefore('audit', now), pageSize);
    for (const head of heads) removed += await shorten(head, now);
    if (heads.length === 0) break;
  }
  await sweeps.put({ _id: 'night', day, at: now });
  return removed;
}

/** Relatives who were asked in and never answered: nobody agreed to be kept. The membership goes last: by it the rest is found. */
async function removeUnanswered(now: number): Promise<number> {
  const rows = await familyMembers.unanswered(now - unansweredMs, pageSize);
  for (const { _id } of rows) {
    await invitations.removeWhere({ personId: _id });
    await people.removeWhere({ _id, boundAt: null });
    await familyMembers.removeWhere({ _id, joinedAt: null });
  }
  return rows.length;
}

/**
 * Removes the old entries of one chain. First a sealed checkpoint that stands for them, then they: after a death in between the chain
 * verifies, and the next night removes what is left. A chain that does not hold is left as it is: removing would hide it.
 */
async function shorten(head: AuditHeadRow, now: number): Promise<number> {
  const { _id: subject } = head;
  const checkpoint = await auditCheckpoints.get(subject);
  const from = checkpoint?.seq ?? 0;
  const rows = (await audits.ofSubject(subject, from, Math.min(head.seq, from + stepSize))).reverse();
  const cutoff = removedBefore('audit', now);
  const kept = rows.findIndex((row) => row.at >= cutoff);
  const old = kept < 0 ? rows : rows.slice(0, kept);
  const last = old.at(-1);
  if (last && !holds(subject, old, last, checkpoint)) {
    log('error', 'a chain of the audit does not hold and is kept', { route: 'clock', seq: from });
    await auditHeads.patchWhere({ _id: subject, oldestAt: head.oldestAt }, { oldestAt: now });
    return 0;
  }
  if (last) {
    const next = { _id: subject, seq: last.seq + 1, hash: last.hash, at: now };
    await auditCheckpoints.put({ ...next, mac: checkpointSeal(next) });
  }
  const removed = await audits.removeWhere({ subject, seq: is.before(last ? last.seq + 1 : from) });
  const oldestAt = kept >= 0 ? rows[kept]?.at : head.seq > (last?.seq ?? from) ? cutoff - 1 : never;
  await auditHeads.patchWhere({ _id: subject, oldestAt: head.oldestAt }, { oldestAt });
  return removed;
}

function holds(
  subject: string,
  rows: readonly (AuditLink & { hash: string })[],
  last: { seq: number; hash: string },
  checkpoint: Parameters<typeof checkpointSealed>[0] | null,
): boolean {
  if (checkpoint && checkpointSealed(checkpoint) === null) return false;
  return auditBreak(subject, rows, last, checkpoint) === null;
}
