import { randomUUID } from 'node:crypto';
import { inForce } from '../../../core/domain/authority/roles';
import { dayInChinese, dayOf, instantOf } from '../../../core/domain/calendar/beijing';
import { isLate } from '../../../core/domain/reminder/lag';
import { log } from '../../_kernel/log';
import { rowsDemandedBy, rowsMissing } from '../../_kernel/outbox';
import { reminders } from '../../_store/reminders';
import { roles } from '../../_store/roles';
import { type RunRow, runs } from '../../_store/runs';
import type { Reminded } from './remind';

/** An idle clock shows every ten minutes that it is alive; in between it writes nothing. */
const pulse = { every: 10, at: 3 };

/**
 * Writes a run into the run log, if it did something, met trouble, or its pulse is due. Reminders that went out more than five minutes
 * late raise the alarm: a line of the log at level error, which the environment's own alarms watch, and a reminder to whoever operates
 * the district, once a day.
 */
export async function noteRun(reminded: Reminded | null, ms: number, trouble: string): Promise<void> {
  const now = Date.now();
  const nothing = { claimed: 0, sent: 0, failed: 0, quiet: 0, unknown: 0, lagMs: 0 };
  const run: RunRow = { _id: randomUUID(), at: now, ...nothing, ...reminded, ms: Math.round(ms), trouble };
  const alive = Math.floor(now / 60_000) % pulse.every === pulse.at;
  if (run.claimed > 0 || run.unknown > 0 || trouble !== '' || alive) await runs.add(run);
  if (isLate(run.lagMs)) await raiseAlarm(run.lagMs, now);
}

async function raiseAlarm(lagMs: number, now: number): Promise<void> {
  const minutes = Math.floor(lagMs / 60_000);
  log('error', 'reminders are late', { route: 'clock', minutes });
  const operators = (await roles.ofRole('administrator')).filter((row) => inForce(row, now));
  const day = dayOf(now);
  const clock = new Date(now - instantOf(day)).toISOString().slice(11, 16);
  const matters = operators.flatMap(({ scope, personId }) =>
    scope.ids.map((subject) => ({
      ...{ kind: 'clock-late', subject, occurrence: day, at: now, people: { operator: [personId] } },
      facts: { day, behind: minutes, time: `${dayInChinese(day)} ${clock}` },
    })),
  );
  await reminders.addAll(await rowsMissing(rowsDemandedBy(matters, now)));
}
