import type { Identity } from '../_kernel/caller';
import { Fault } from '../_kernel/fault';
import { MissingKey } from '../_kernel/keys';
import { described, log } from '../_kernel/log';
import { anchorHeads } from './actions/anchor';
import { anchorAudits } from './actions/anchor-audits';
import { writeNightFileOnce } from './actions/night-file';
import { remind } from './actions/remind';
import { removeByRule } from './actions/remove-by-rule';
import { rotateKeys } from './actions/rotate';
import { sweepDocuments } from './actions/sweep-documents';
import { budgetOf } from './budget';
import { mustBeTimer } from './policy';

/** One minute's work. What it does not finish stays in the index for the next; what fails is logged and tried again. */
export async function tick(who: Identity, context: unknown): Promise<Record<string, unknown>> {
  const startedAt = performance.now();
  const { traceId } = who;
  try {
    mustBeTimer(who);
    const hasTime = budgetOf(context);
    // Each is tried whatever became of the other: a page that fails must not keep the night's anchors from being written.
    const [reminded, anchored, turned, removed, swept] = await Promise.allSettled([
      remind(hasTime),
      anchorHeads(hasTime).then(async (count) => ({
        anchored: count + (await anchorAudits(hasTime, count > 0)),
        nightFiles: await writeNightFileOnce(),
      })),
      rotateKeys(hasTime),
      removeByRule(hasTime),
      sweepDocuments(hasTime),
    ]);
    if (reminded.status === 'rejected') throw reminded.reason;
    if (anchored.status === 'rejected') throw anchored.reason;
    if (turned.status === 'rejected') throw turned.reason;
    if (removed.status === 'rejected') throw removed.reason;
    if (swept.status === 'rejected') throw swept.reason;
    const done = {
      ...reminded.value,
      ...anchored.value,
      turned: turned.value,
      ...(removed.value > 0 && { removed: removed.value }),
      ...(swept.value > 0 && { swept: swept.value }),
    };
    log('info', 'tick', { route: 'clock', traceId, ...done, ms: Math.round(performance.now() - startedAt) });
    return { ok: true, ...done };
  } catch (error) {
    if (error instanceof Fault) {
      log('warn', 'refused', { route: 'clock', traceId, fault: error.code });
      return { ok: false, code: error.code, traceId };
    }
    const key = error instanceof MissingKey ? { key: error.message } : {};
    log('error', 'tick failed', { route: 'clock', traceId, ...described(error), ...key });
    return { ok: false, code: 'INTERNAL', traceId };
  }
}
