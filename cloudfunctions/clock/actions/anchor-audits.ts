import { hourOf } from '../../../core/domain/calendar/beijing';
import { nextAnchorAt } from '../../../core/domain/chapter/anchoring';
import { auditAnchorSeal, auditHeadSealed } from '../../_kernel/audit-seal';
import { log } from '../../_kernel/log';
import { auditAnchors, auditHeads } from '../../_store/audits';
import { never } from '../../_store/books';

const pageSize = 100;
/** Heads come due at three. By day nothing is looked for: a tick with nothing to do costs a handful of calls. */
export function isAuditNight(now: number): boolean {
  return hourOf(now) >= 3 && hourOf(now) < 6;
}

/**
 * Writes the night's anchor of every chain of the audit that has grown. A head that its seal does not vouch for is not anchored: that would
 * bless it. One that grows meanwhile stays due.
 * @param anyway true when books were anchored in this tick: a clock that stood all night makes up for it
 */
export async function anchorAudits(hasTime: () => boolean, anyway: boolean): Promise<number> {
  let done = 0;
  while (hasTime()) {
    const now = Date.now();
    if (!anyway && !isAuditNight(now)) break;
    const page = await auditHeads.dueForAnchor(now, pageSize);
    if (page.length === 0) break;
    let broken = 0;
    for (const head of page) {
      if (auditHeadSealed(head) === null) {
        broken += 1;
        await auditHeads.anchorLater(head, nextAnchorAt(now));
        continue;
      }
      const anchor = { _id: head._id, seq: head.seq, hash: head.hash, at: now };
      await auditAnchors.put({ ...anchor, mac: auditAnchorSeal(anchor) });
      await auditHeads.anchorLater(head, never);
      done += 1;
    }
    if (broken > 0) log('error', 'heads of the audit do not hold', { route: 'clock', broken });
    if (page.length < pageSize) break;
  }
  return done;
}
