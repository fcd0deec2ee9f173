import type { NodeFacts } from '../../core/domain/node/identity';
import { offsetsOf, reminderId, remindersOf } from '../../core/domain/reminder/plan';
import { sendableAt } from '../../core/domain/reminder/quiet-hours';
import type { Transaction } from '../_store/database';
import { type ReminderRow, type ReminderStatus, reminders } from '../_store/reminders';

/**
 * A reminder row is demanded by its node coming into being, and by nothing else: sealing early, late or never changes who is
 * reminded of what is still open. Closing a node voids the rows still ahead; taking a seal back wakes them.
 */
export function rowsDemandedBy(node: NodeFacts, personId: string, now: number): ReminderRow[] {
  return remindersOf(node, now).map(({ _id, offsetDays, dueAt }) => ({
    _id,
    personId,
    bookId: node.bookId,
    nodeId: node._id,
    nodeKind: node.kind,
    years: node.years,
    offsetDays,
    dueAt,
    sendAt: sendableAt(dueAt),
    status: 'pending',
    leaseUntil: 0,
    leaseBy: '',
    tries: 0,
    note: '',
    settledAt: null,
  }));
}

/** The rows of a node that stand as `status`, read before a transaction that will turn them. */
export async function rowsOf(node: NodeFacts, status: ReminderStatus): Promise<ReminderRow[]> {
  const ids = offsetsOf(node.kind).map((offset) => reminderId(node._id, offset));
  return (await reminders.byIds(ids)).filter((row) => row.status === status);
}

/** Those of some rows that the store does not hold yet. */
export async function rowsMissing(rows: readonly ReminderRow[]): Promise<ReminderRow[]> {
  if (rows.length === 0) return [];
  const held = new Set((await reminders.byIds(rows.map((row) => row._id))).map((row) => row._id));
  return rows.filter((row) => !held.has(row._id));
}

/** Inside the transaction that closes a node: what is ahead is void, what was already seen stays seen without a message. */
export async function voidRows(
  waiting: readonly ReminderRow[],
  now: number,
  transaction: Transaction,
): Promise<void> {
  for (const { _id, dueAt } of waiting) {
    const status = dueAt <= now ? 'inbox' : 'dropped';
    await turn(_id, 'pending', { status, note: 'closed', settledAt: now }, transaction);
  }
}

/** Inside the transaction that opens a node again: what was void waits again. */
export async function wakeRows(voided: readonly ReminderRow[], transaction: Transaction): Promise<void> {
  for (const { _id } of voided)
    await turn(_id, 'dropped', { status: 'pending', note: '', settledAt: null }, transaction);
}

/** Turns a row only if it still stands as it did: if the clock took it meanwhile, the clock decides by the node's facts. */
async function turn(
  id: string,
  from: ReminderStatus,
  fields: Partial<ReminderRow>,
  transaction: Transaction,
): Promise<void> {
  const row = await reminders.get(id, transaction);
  if (row?.status === from) await reminders.patch(id, fields, transaction);
}
