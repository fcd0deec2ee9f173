import type { Input, Output } from '../../../core/contract';
import type { DeadLetters } from '../../../core/contract/reminder';
import { addDays, dayOf, instantOf } from '../../../core/domain/calendar/beijing';
import { isLate, isSilent } from '../../../core/domain/reminder/lag';
import { declarationIfAny } from '../../../core/domain/reminder/registry';
import type { Member } from '../../_kernel/caller';
import { daysOff } from '../../_store/days-off';
import { type ReminderRow, reminders } from '../../_store/reminders';
import { runs } from '../../_store/runs';
import { missingYears } from '../policy';

const mostRuns = 30;
const mostDead = 500;
const daysAhead = 30;

/** How the clock is doing. The lag is measured here and now: it shows even when the clock stands still. */
export async function operations(
  { now }: Member,
  _: Input<'reminder.operations'>,
): Promise<Output<'reminder.operations'>> {
  const today = dayOf(now);
  const days = Array.from({ length: daysAhead }, (_day, n) => addDays(today, n));
  const [latest, [oldest], dead, loaded, ahead] = await Promise.all([
    runs.latest(mostRuns),
    reminders.waiting(now, 1),
    reminders.dead(mostDead),
    daysOff.all(),
    Promise.all(
      days.map(async (day) => {
        const count = await reminders.waitingBetween(instantOf(day), instantOf(addDays(day, 1)));
        return { day, count };
      }),
    ),
  ]);
  const lagMs = oldest ? now - oldest.sendAt : 0;
  const lastRunAt = latest[0]?.at ?? null;
  return {
    ...{ lagMs, late: isLate(lagMs), lastRunAt, silent: isSilent(lastRunAt, now) },
    runs: latest.map(({ _id, ms, ...run }) => run),
    dead: grouped(dead),
    ahead,
    missingYears: missingYears(
      loaded.map(({ _id }) => Number(_id)),
      now,
    ),
  };
}

function grouped(rows: readonly ReminderRow[]): DeadLetters[] {
  const groups = new Map<string, DeadLetters>();
  for (const row of rows) {
    const { kind, note, settledAt } = row;
    const known = groups.get(`${kind} ${note}`);
    if (known) known.count += 1;
    else groups.set(`${kind} ${note}`, { ...namesOf(row), kind, note, count: 1, lastAt: settledAt ?? 0 });
  }
  return [...groups.values()];
}

function namesOf(row: ReminderRow): Pick<DeadLetters, 'topic' | 'about'> {
  const declaration = declarationIfAny(row.kind);
  if (!declaration) return { topic: 'operations', about: row.kind };
  return { topic: declaration.topic, about: Object.values(declaration.words(row).fields)[0] ?? row.kind };
}
