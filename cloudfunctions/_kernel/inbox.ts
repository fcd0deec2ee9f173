import type { InboxItem } from '../../core/contract/reminder';
import { declarationIfAny } from '../../core/domain/reminder/registry';
import { type ReminderRow, reminders } from '../_store/reminders';

/** Most entries that an inbox shows: more than two years of them. */
const mostEntries = 60;

const deliveries: Record<ReminderRow['status'], InboxItem['delivery']> = {
  pending: 'none',
  claimed: 'none',
  attempting: 'unknown',
  sent: 'sent',
  unknown: 'unknown',
  failed: 'failed',
  inbox: 'none',
  dropped: 'none',
};

/** Rows as their person sees them; of a kind that was taken out of the product nothing is left to say. */
export function inboxItems(rows: readonly ReminderRow[]): InboxItem[] {
  return rows.flatMap((row) => {
    const declaration = declarationIfAny(row.kind);
    if (!declaration) return [];
    const { title, why } = declaration.words(row);
    const { _id: id, kind, matter, dueAt } = row;
    const { topic } = declaration;
    const state = { done: row.doneAt !== null, delivery: deliveries[row.status] };
    const entry = { id, matter, kind, topic, title, why, dueAt, ...state, page: declaration.page(row) };
    return [{ ...entry, ...formerWords(row) }];
  });
}

/** Entries of life nodes keep the fields by which phones of release 0.1.0 make their sentences and find the page. */
function formerWords({ kind, facts, step }: ReminderRow): Partial<InboxItem> {
  const { nodeId, years } = facts;
  if (typeof nodeId !== 'string' || typeof years !== 'number') return {};
  return { nodeId, nodeKind: kind, years, offsetDays: Number(step) };
}

/** Everything that has come due for a person, newest first; it needs no clock to have run. */
export async function cameDue(personId: string, now: number): Promise<ReminderRow[]> {
  const rows = await reminders.cameDue(personId, now, mostEntries);
  return rows.filter((row) => row.status !== 'dropped').map((row) => endedBy(row, now));
}

/** What nobody needs any more is over, though nobody did it. */
function endedBy(row: ReminderRow, now: number): ReminderRow {
  const { doneAt, staleAt } = row;
  return doneAt === null && staleAt !== null && staleAt <= now ? { ...row, doneAt: staleAt } : row;
}

/** What waits for its person: of each matter that is not done the newest reminder, which stands for all of them. */
export function waitingFor(rows: readonly ReminderRow[]): ReminderRow[] {
  const newest = rows.filter((row, at) => rows.findIndex((other) => other.matter === row.matter) === at);
  return newest.filter((row) => row.doneAt === null);
}
