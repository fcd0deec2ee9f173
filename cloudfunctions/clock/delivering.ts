import { sendableAt } from '../../core/domain/reminder/quiet-hours';
import type { Parcel } from '../_kernel/dispatch/grouping';
import { permissionId, permissions } from '../_store/permissions';
import { type ReminderRow, reminders } from '../_store/reminders';
import { leaseMs, realNow } from './budget';
import type { Page } from './claiming';
import type { Outcome } from './sending';

/** Messages marked `attempting` with one call. A death leaves those of the lanes in doubt (`actions/remind.ts`), and no other. */
export const batchSize = 25;
/** Messages under way to WeChat at once, over all lanes. */
export const mostInFlight = 50;

/** Minutes to wait after a passing trouble, by how often it happened; after the last the reminder stays in the inbox alone. */
const backOffMinutes = [1, 5, 15, 60, 240];

/** What became of messages, as far as the ledger goes: kept until the page is sent, and written at once. */
export type Ledger = { spent: string[]; used: string[]; empty: string[] };
export type Delivered = { sent: number; failed: number };

/**
 * Sends one batch: marks it first, so that a death leaves `unknown` and never a repetition; sends; records. No person is in a batch twice
 * (`grouping.ts`).
 */
export async function deliver(
  page: Page,
  batch: readonly Parcel[],
  ledger: Ledger,
  send: (parcel: Parcel) => Promise<Outcome>,
): Promise<Delivered> {
  const mine = await markMine(page, batch);
  const outcomes = await Promise.all(mine.map(send));
  noteLedger(mine, outcomes, ledger);
  await record(page, mine, outcomes, Date.now());
  const count = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  return { sent: count('sent'), failed: count('failed') + count('no-permission') };
}

const rowsOf = (parcels: readonly Parcel[]) => parcels.flatMap(({ lead, along }) => [lead, ...along]);

/** A row that waits again. */
const free = { status: 'pending', leaseUntil: 0, leaseBy: '' };

/** Marks a batch and says which messages are marked. Nothing was sent yet: if marking fails, the rows can safely wait again. */
async function markMine(page: Page, batch: readonly Parcel[]): Promise<readonly Parcel[]> {
  const ids = rowsOf(batch).map((row) => row._id);
  const real = realNow();
  try {
    const marked = await reminders.mark(ids, page.holder, real, real + leaseMs);
    if (marked === ids.length) return batch;
    const held = await reminders.heldBy(ids, page.holder, 'attempting');
    // What was done meanwhile is not marked: it waits again, and the next look drops it.
    await reminders.settle(ids, page.holder, ['claimed'], free);
    const mine = new Set(held.map((row) => row._id));
    const [led, orphaned] = [batch.filter(leads(mine)), batch.filter((parcel) => !leads(mine)(parcel))];
    const left = rowsOf(orphaned).flatMap(({ _id }) => (mine.has(_id) ? [_id] : []));
    if (left.length > 0) await reminders.settle(left, page.holder, ['attempting'], free);
    return led.map((parcel) => ({ ...parcel, along: parcel.along.filter((row) => mine.has(row._id)) }));
  } catch (error) {
    await reminders.settle(ids, page.holder, ['claimed', 'attempting'], free);
    throw error;
  }
}

const leads =
  (ids: ReadonlySet<string>) =>
  ({ lead }: Parcel) =>
    ids.has(lead._id);

/** Writes what became of a batch, one call for each kind of outcome. */
async function record(
  page: Page,
  parcels: readonly Parcel[],
  outcomes: readonly Outcome[],
  now: number,
): Promise<void> {
  const groups = new Map<string, { fields: object; ids: string[] }>();
  const add = (fields: object, { _id }: ReminderRow) => {
    const key = JSON.stringify(fields);
    const group = groups.get(key) ?? { fields, ids: [] };
    group.ids.push(_id);
    groups.set(key, group);
  };
  for (const [at, { lead, along }] of parcels.entries()) {
    const outcome = outcomes[at] ?? { kind: 'unknown', note: '' };
    add(fieldsOf(outcome, lead, now), lead);
    for (const row of along) add(fieldsAlong(outcome, row, now), row);
  }
  for (const { fields, ids } of groups.values())
    await insist(() => reminders.settle(ids, page.holder, ['attempting', 'unknown'], fields));
}

function noteLedger(parcels: readonly Parcel[], outcomes: readonly Outcome[], ledger: Ledger): void {
  const ledgers = (kind: Outcome['kind'], standing: (parcel: Parcel) => boolean) =>
    parcels
      .filter((parcel, at) => outcomes[at]?.kind === kind && standing(parcel))
      .map(({ lead, permit }) => permissionId(lead.personId, permit.templateId));
  ledger.spent.push(...ledgers('sent', ({ permit }) => !permit.standing));
  ledger.used.push(...ledgers('sent', ({ permit }) => permit.standing));
  ledger.empty.push(...ledgers('no-permission', () => true));
}

/** Keeps the ledger by what the platform said of a page's messages. */
export async function keepLedger({ spent, used, empty }: Ledger, now: number): Promise<void> {
  // Not repeated when it fails: counting twice would be worse than a count too high, which the next 43101 corrects.
  if (spent.length > 0) await permissions.spend(spent, now);
  if (used.length > 0) await permissions.used(used, now);
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

/** A reminder that went along has no message of its own: it shares the fate of the one that it went with. */
function fieldsAlong(outcome: Outcome, row: ReminderRow, now: number): object {
  if (outcome.kind === 'sent') return { status: 'inbox', note: 'together', settledAt: now, leaseUntil: 0 };
  return fieldsOf(outcome, row, now);
}
