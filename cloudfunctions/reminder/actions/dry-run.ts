import type { Input, Output } from '../../../core/contract';
import { type DryRun, mostDryRun } from '../../../core/contract/reminder';
import { addDays, instantOf, isDay } from '../../../core/domain/calendar/beijing';
import { declarationOf } from '../../../core/domain/reminder/registry';
import type { Member } from '../../_kernel/caller';
import { factsOf } from '../../_kernel/dispatch/facts';
import { type Parcel, sortOut } from '../../_kernel/dispatch/grouping';
import { messageOf } from '../../_kernel/dispatch/message';
import { Fault } from '../../_kernel/fault';
import { type ReminderRow, reminders } from '../../_store/reminders';

const mostSamples = 5;

/**
 * What the clock would do with what waits until the end of a day, each reminder at its own time, by the facts as they are now. It uses the
 * clock's own rules and claims nothing. Whose they are does not leave.
 */
export async function dryRun(
  { now }: Member,
  { until }: Input<'reminder.dryRun'>,
): Promise<Output<'reminder.dryRun'>> {
  if (!isDay(until)) throw new Fault('INVALID', undefined, 'until');
  const waiting = await reminders.waiting(instantOf(addDays(until, 1)) - 1, mostDryRun + 1);
  const rows = waiting.slice(0, mostDryRun);
  const facts = await factsOf(rows);
  const parcels: Parcel[] = [];
  const quiet = new Map<string, number>();
  for (const [at, together] of byTime(rows, now)) {
    const sorted = sortOut(together, facts, new Set(), at);
    parcels.push(...sorted.parcels);
    for (const { decision } of sorted.quiet) {
      const because = decision.do === 'inbox' ? decision.because : decision.do;
      quiet.set(because, (quiet.get(because) ?? 0) + 1);
    }
  }
  return {
    ...{ until, looked: rows.length, more: waiting.length > rows.length, messages: parcels.length },
    along: parcels.reduce((sum, { along }) => sum + along.length, 0),
    quiet: [...quiet].map(([because, count]) => ({ because, count })).sort((a, b) => b.count - a.count),
    samples: samplesOf(parcels),
  };
}

/** Rows by the instant at which the clock would find them. */
function byTime(rows: readonly ReminderRow[], now: number): Map<number, ReminderRow[]> {
  const times = new Map<number, ReminderRow[]>();
  for (const row of rows) {
    const at = Math.max(now, row.sendAt);
    times.set(at, [...(times.get(at) ?? []), row]);
  }
  return times;
}

/** One message of each kind as it would be read. */
function samplesOf(parcels: readonly Parcel[]): DryRun['samples'] {
  const kinds = new Map(parcels.map((parcel) => [parcel.lead.kind, parcel]));
  return [...kinds.values()].slice(0, mostSamples).map((parcel) => ({
    topic: declarationOf(parcel.lead.kind).topic,
    lines: Object.values(messageOf(parcel).data).map(({ value }) => value),
  }));
}
