import type { DaysOff } from '../../core/domain/calendar/working-days';
import { type Matter, matterId } from '../../core/domain/reminder/matter';
import { demandsOf } from '../../core/domain/reminder/plan';
import type { Transaction } from '../_store/database';
import { type ReminderRow, reminders } from '../_store/reminders';
import { daysOffFor } from './days-off';

/**
 * How any action has people reminded, in its own transaction. Each function reads first and answers with what is to be written:
 *
 * ```ts
 * const [demanded, settled] = await Promise.all([remind(matter, now), settle('talk:t1:once', now)]);
 * return { answer, what, write: async (transaction) => { …; await demanded(transaction); await settled(transaction); } };
 * ```
 */
export type Write = (transaction: Transaction) => Promise<void>;

/** The rows that matters demand when they come into being at `now`. */
export function rowsDemandedBy(matters: readonly Matter[], now: number, daysOff?: DaysOff): ReminderRow[] {
  return matters
    .flatMap((matter) => demandsOf(matter, now, daysOff))
    .map((demand) => ({ ...demand, ...fresh }));
}

const fresh = {
  ...{ status: 'pending' as const, doneAt: null, leaseUntil: 0, leaseBy: '', tries: 0, note: '' },
  settledAt: null,
};

/** Demands the reminders of a matter. Those that are there already, by whomever, stay as they are. */
export async function remind(matter: Matter | readonly Matter[], now: number): Promise<Write> {
  const matters = Array.isArray(matter) ? (matter as readonly Matter[]) : [matter as Matter];
  const missing = await rowsMissing(rowsDemandedBy(matters, now, await daysOffFor(matters)));
  return (transaction) => reminders.addAll(missing, transaction);
}

/** The same for matters whose time was another than it was thought: what was not sent comes at its right time, what was is not sent again. */
export async function remindAnew(matters: readonly Matter[], now: number): Promise<Write> {
  const rows = rowsDemandedBy(matters, now, await daysOffFor(matters));
  const held = new Map((await reminders.byIds(rows.map((row) => row._id))).map((row) => [row._id, row]));
  return async (transaction) => {
    await reminders.addAll(
      rows.filter((row) => !held.has(row._id)),
      transaction,
    );
    for (const { _id, facts, dueAt, sendAt, supersededAt, staleAt } of rows.filter((row) =>
      held.has(row._id),
    )) {
      const row = await reminders.get(_id, transaction);
      if (!row || !['pending', 'dropped'].includes(row.status)) continue;
      const times = { facts, dueAt, sendAt, supersededAt, staleAt };
      await reminders.patch(
        _id,
        { ...times, status: 'pending', note: '', doneAt: null, settledAt: null },
        transaction,
      );
    }
  };
}

/** Those of some rows that the store does not hold yet. */
export async function rowsMissing(rows: readonly ReminderRow[]): Promise<ReminderRow[]> {
  if (rows.length === 0) return [];
  const held = new Set((await reminders.byIds(rows.map((row) => row._id))).map((row) => row._id));
  return rows.filter((row) => !held.has(row._id));
}

/** One matter, or the ids of several that are done together. */
type Key = string | readonly string[] | Pick<Matter, 'kind' | 'subject' | 'occurrence'>;
function idsOf(matter: Key): readonly string[] {
  if (typeof matter === 'string') return [matter];
  return 'kind' in matter ? [matterId(matter)] : matter;
}

/**
 * The matter is done, whoever did it: what is ahead is void, what was seen stays in the inbox as done, and a clock that holds a row in
 * this moment no longer sends it. With `only`, it is done for that person alone.
 */
export async function settle(matter: Key, now: number, only?: string): Promise<Write> {
  const rows = await rowsOf(matter, only);
  return async (transaction) => {
    for (const { _id, dueAt } of rows.filter((row) => row.doneAt === null)) {
      const row = await reminders.get(_id, transaction);
      if (!row || row.doneAt !== null) continue;
      const void_ = { status: dueAt <= now ? 'inbox' : 'dropped', note: 'done', settledAt: now } as const;
      const waits = row.status === 'pending';
      await reminders.patch(_id, { doneAt: now, ...(waits && void_) }, transaction);
    }
  };
}

/** The matter is not done after all: what was void waits again; what was sent is not sent again. */
export async function wake(matter: Key): Promise<Write> {
  const rows = await rowsOf(matter);
  return async (transaction) => {
    for (const { _id } of rows.filter((row) => row.doneAt !== null)) {
      const row = await reminders.get(_id, transaction);
      if (!row || row.doneAt === null) continue;
      const again = { status: 'pending', note: '', settledAt: null } as const;
      await reminders.patch(_id, { doneAt: null, ...(row.status === 'dropped' && again) }, transaction);
    }
  };
}

async function rowsOf(matter: Key, only?: string): Promise<ReminderRow[]> {
  const rows = await reminders.ofMatters(idsOf(matter));
  return only === undefined ? rows : rows.filter(({ personId }) => personId === only);
}
