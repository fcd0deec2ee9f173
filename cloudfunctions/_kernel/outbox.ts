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
export async function rowsOf(node: NodeFacts, status: ReminderStatus): Promise<string[]> {
  const ids = offsetsOf(node.kind).map((offset) => reminderId(node._id, offset));
  return (await reminders.byIds(ids)).filter((row) => row.status === status).map((row) => row._id);
}

/** Those of some rows that the store does not hold yet. */
export async function rowsMissing(rows: readonly ReminderRow[]): Promise<ReminderRow[]> {
  if (rows.length === 0) return [];
  const held = new Set((await reminders.byIds(rows.map((row) => row._id))).map((row) => row._id));
  return rows.filter((row) => !held.has(row._id));
}

/**
 * Turns rows inside a transaction, each only if it still stands as it did: the clock may have taken it meanwhile, and then the
 * clock decides by the node's facts.
 */
export async function turnRows(
  ids: readonly string[],
  from: ReminderStatus,
  fields: Partial<ReminderRow>,
  transaction: Transaction,
): Promise<void> {
  for (const id of ids) {
    const row = await reminders.get(id, transaction);
    if (row?.status === from) await reminders.patch(id, fields, transaction);
  }
}
