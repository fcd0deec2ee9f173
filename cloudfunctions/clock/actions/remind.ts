import { factsOf } from '../../_kernel/dispatch/facts';
import { type Parcel, type QuietDecision, sortOut } from '../../_kernel/dispatch/grouping';
import { type ReminderRow, reminders } from '../../_store/reminders';
import { adoptOrphans, busyPeople, claimPage, type Page, release } from '../claiming';
import { batchSize, type Delivered, deliver, keepLedger, type Ledger } from '../delivering';
import { ensureNextOccurrences } from '../occurrences';
import { send } from '../sending';

/** A page that is ready: everything that needs no message is settled, what is left is to be sent. */
type Ready = { page: Page; parcels: Parcel[]; left: Set<ReminderRow> };

export type Reminded = {
  claimed: number;
  sent: number;
  failed: number;
  quiet: number;
  unknown: number;
  /** How late the longest waiting reminder was when this tick found it. */
  lagMs: number;
};

/**
 * Everything whose time has come, page by page, while there is time. Each row is decided on by facts as they are now. What is not reached is
 * given back.
 */
export async function remind(hasTime: () => boolean): Promise<Reminded> {
  const unknown = await adoptOrphans(Date.now());
  const done: Reminded = { claimed: 0, sent: 0, failed: 0, quiet: 0, unknown, lagMs: 0 };
  let ready = hasTime() ? await prepare(done) : null;
  while (ready) {
    // The next page is claimed and looked at while this one is sent.
    const ahead: Promise<Ready | null> = hasTime() ? prepare(done) : Promise.resolve(null);
    ahead.catch(() => undefined); // told below, whatever this page does
    try {
      await sendPage(ready, hasTime, done);
    } catch (error) {
      const next = await ahead.catch(() => null);
      if (next) await release(next.page, [...next.left]);
      throw error;
    }
    ready = await ahead;
  }
  return done;
}

/** Batch after batch, while there is time: a death leaves one batch in doubt, and nothing else. What was not reached is given back. */
async function sendPage(
  { page, parcels, left }: Ready,
  hasTime: () => boolean,
  done: Reminded,
): Promise<void> {
  const ledger: Ledger = { spent: [], used: [], empty: [] };
  try {
    for (let at = 0; at < parcels.length && hasTime(); at += batchSize) {
      const batch = parcels.slice(at, at + batchSize);
      for (const { lead, along } of batch) for (const row of [lead, ...along]) left.delete(row);
      count(done, await deliver(page, batch, ledger, send));
    }
  } finally {
    await release(page, [...left]);
    await keepLedger(ledger, Date.now());
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
