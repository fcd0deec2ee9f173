import { factsOf } from '../../_kernel/dispatch/facts';
import { type QuietDecision, sortOut } from '../../_kernel/dispatch/grouping';
import { type ReminderRow, reminders } from '../../_store/reminders';
import { adoptOrphans, busyPeople, claimPage, release } from '../claiming';
import { batchSize, type Delivered, deliver, mostInFlight } from '../delivering';
import { gateOf } from '../gate';
import { ensureNextOccurrences } from '../occurrences';
import { send } from '../sending';
import { type Ready, Supply } from '../supply';

export type Reminded = {
  claimed: number;
  sent: number;
  failed: number;
  quiet: number;
  unknown: number;
  /** How late the longest waiting reminder was when this tick found it. */
  lagMs: number;
};

/** Lanes that each mark, send and record a batch: while one writes, the others keep the window of sends full. */
const lanes = 3;

/**
 * Everything whose time has come, page by page, while there is time. Each row is decided on by facts as they are now. What is not reached is
 * given back.
 */
export async function remind(hasTime: () => boolean): Promise<Reminded> {
  const unknown = await adoptOrphans(Date.now());
  const done: Reminded = { claimed: 0, sent: 0, failed: 0, quiet: 0, unknown, lagMs: 0 };
  const supply = new Supply(() => prepare(done), hasTime, batchSize);
  const gate = gateOf(mostInFlight);
  const ran = await Promise.allSettled(Array.from({ length: lanes }, () => sendBatches(supply, gate, done)));
  await supply.end();
  const broken = ran.find((lane) => lane.status === 'rejected');
  if (broken) throw broken.reason;
  return done;
}

/** One lane: batch after batch, until there is none or no time. A death leaves the lanes' batches in doubt, and nothing else. */
async function sendBatches(supply: Supply, gate: ReturnType<typeof gateOf>, done: Reminded): Promise<void> {
  for (let work = await supply.next(); work; work = await supply.next()) {
    const { page, ledger } = work.open;
    try {
      count(done, await deliver(page, work.batch, ledger, (parcel) => gate(() => send(parcel))));
    } catch (error) {
      supply.stop();
      throw error;
    } finally {
      await supply.delivered(work);
    }
  }
}

/** Claims a page, decides, and settles what gets no message now. */
async function prepare(done: Reminded): Promise<Ready | null> {
  const now = Date.now();
  const page = await claimPage(now);
  if (!page) return null;
  done.claimed += page.rows.length;
  const left = new Set(page.rows);
  try {
    for (const row of page.rows) done.lagMs = Math.max(done.lagMs, now - row.sendAt);
    const [facts, busy] = await Promise.all([factsOf(page.rows), busyPeople(page)]);
    await ensureNextOccurrences(page.rows, now);
    const { quiet, parcels } = sortOut(page.rows, facts, busy, now);
    for (const { fields, rows } of withoutMessage(quiet, now)) {
      const ids = rows.map((row) => row._id);
      await reminders.settle(ids, page.holder, ['claimed'], fields);
      for (const row of rows) left.delete(row);
      done.quiet += rows.length;
    }
    return { page, parcels, left };
  } catch (error) {
    await release(page, [...left]);
    throw error;
  }
}

function count(done: Reminded, { sent, failed }: Delivered): void {
  done.sent += sent;
  done.failed += failed;
}

/** Rows that get no message now, grouped by what is written into them. */
function withoutMessage(decided: readonly { row: ReminderRow; decision: QuietDecision }[], now: number) {
  const groups = new Map<string, { fields: object; rows: ReminderRow[] }>();
  for (const { row, decision } of decided) {
    const free = { leaseUntil: 0, leaseBy: '' };
    const fields =
      decision.do === 'wait'
        ? { status: 'pending', sendAt: decision.at, ...free }
        : decision.do === 'drop'
          ? { status: 'dropped', settledAt: now, ...free }
          : { status: 'inbox', note: decision.because, settledAt: now, ...free };
    const key = JSON.stringify(fields);
    const group = groups.get(key) ?? { fields, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return groups.values();
}
