import { sendableAt } from '../../core/domain/reminder/quiet-hours';
import { nodeReminderTemplate } from '../_kernel/ledger';
import { permissionId, permissions } from '../_store/permissions';
import { type ReminderRow, reminders } from '../_store/reminders';
import { leaseMs, realNow } from './budget';
import type { Page } from './claiming';
import type { Facts } from './facts';
import { type Outcome, send } from './sending';

/** Rows marked `attempting` at once: exactly those whose messages are under way, so that a death leaves no other row in doubt. */
export const batchSize = 50;

/** Minutes to wait after a passing trouble, by how often it happened; after the last the reminder stays in the inbox alone. */
const backOffMinutes = [1, 5, 15, 60, 240];

/** Cuts rows into batches in which no person appears twice: WeChat refuses two sends at once to one person (43108). */
export function batchesOf(rows: readonly ReminderRow[]): ReminderRow[][] {
  const batches: ReminderRow[][] = [];
  for (const row of rows) {
    const fits = (batch: ReminderRow[]) =>
      batch.length < batchSize && !batch.some((other) => other.personId === row.personId);
    const batch = batches.find(fits);
    if (batch) batch.push(row);
    else batches.push([row]);
  }
  return batches;
}

/**
 * Sends one batch: marks it first, so that a death leaves `unknown` and never a repetition; sends; records. Answers how many
 * went out.
 */
export async function deliver(page: Page, batch: readonly ReminderRow[], facts: Facts): Promise<number> {
  const mine = await markMine(page, batch);
  const outcomes = await Promise.all(mine.map((row) => sendOne(row, facts)));
  await record(page, mine, outcomes, Date.now());
  return outcomes.filter((outcome) => outcome.kind === 'sent').length;
}

/** A row that waits again. */
const free = { status: 'pending', leaseUntil: 0, leaseBy: '' };

/** Marks a batch and says which rows are marked. Nothing was sent yet: if marking fails, the rows can safely wait again. */
async function markMine(page: Page, batch: readonly ReminderRow[]): Promise<readonly ReminderRow[]> {
  const ids = batch.map((row) => row._id);
  const real = realNow();
  try {
    const marked = await reminders.mark(ids, page.holder, real, real + leaseMs);
    if (marked === batch.length) return batch;
    const mine = await reminders.heldBy(ids, page.holder, 'attempting');
    // What was done meanwhile is not marked: it waits again, and the next look drops it.
    await reminders.settle(ids, page.holder, ['claimed'], free);
    return mine;
  } catch (error) {
    await reminders.settle(ids, page.holder, ['claimed', 'attempting'], free);
    throw error;
  }
}

async function sendOne(row: ReminderRow, facts: Facts): Promise<Outcome> {
  const openid = facts.openid(row);
  return openid ? send(row, openid) : { kind: 'failed', note: 'account gone' };
}

/** Writes what became of a batch, one call for each kind of outcome, and keeps the ledger by what the platform said. */
async function record(
  page: Page,
  rows: readonly ReminderRow[],
  outcomes: readonly Outcome[],
  now: number,
): Promise<void> {
  const groups = new Map<string, { fields: object; rows: ReminderRow[] }>();
  for (const [at, row] of rows.entries()) {
    const fields = fieldsOf(outcomes[at] ?? { kind: 'unknown', note: '' }, row, now);
    const key = JSON.stringify(fields);
    const group = groups.get(key) ?? { fields, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  for (const { fields, rows: alike } of groups.values()) {
    const ids = alike.map((row) => row._id);
    await insist(() => reminders.settle(ids, page.holder, ['attempting', 'unknown'], fields));
  }
  const ledgers = (kind: Outcome['kind']) =>
    rows
      .filter((_, at) => outcomes[at]?.kind === kind)
      .map((row) => permissionId(row.personId, nodeReminderTemplate()));
  const [spent, empty] = [ledgers('sent'), ledgers('no-permission')];
  // Not repeated when it fails: counting twice would be worse than a count too high, which the next 43101 corrects.
  if (spent.length > 0) await permissions.spend(spent);
  if (empty.length > 0) await permissions.clear(empty);
}

/** What was sent is known only here: writing it down is worth another try. It changes nothing when it went through before. */
async function insist(write: () => Promise<unknown>): Promise<void> {
  for (const last of [false, false, true]) {
    try {
      await write();
      return;
    } catch (error) {
      if (last) throw error;
    }
  }
}

function fieldsOf(outcome: Outcome, row: ReminderRow, now: number): object {
  const settled = { settledAt: now, leaseUntil: 0 };
  if (outcome.kind === 'sent') return { status: 'sent', note: '', ...settled };
  if (outcome.kind === 'no-permission') return { status: 'failed', note: '43101', ...settled };
  const { kind, note } = outcome;
  const minutes = backOffMinutes[row.tries];
  if (kind === 'again' && minutes !== undefined) {
    const sendAt = sendableAt(now + minutes * 60_000);
    return { status: 'pending', note, sendAt, tries: row.tries + 1, leaseUntil: 0, leaseBy: '' };
  }
  return { status: kind === 'unknown' ? 'unknown' : 'failed', note, ...settled };
}
