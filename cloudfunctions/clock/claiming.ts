import { randomUUID } from 'node:crypto';
import { type ReminderRow, reminders } from '../_store/reminders';
import { leaseMs, realNow } from './budget';

/** Rows taken at once: large enough that a page's eight reads cost little per row, small enough for one `_id in […]`. */
export const pageSize = 500;

/** Rows that one holder has taken; `holder` is new for each page, so that nobody's claim is mistaken for another's. */
export type Page = { holder: string; rows: ReminderRow[] };

/**
 * Takes the next rows whose time has come: reads candidates over the index, claims them by one conditional update, and reads
 * back which are its own when somebody else was faster. Null when nothing is waiting.
 */
export async function claimPage(now: number): Promise<Page | null> {
  const candidates = wholePeople(await reminders.waiting(now, pageSize + 1));
  if (candidates.length === 0) return null;
  const holder = randomUUID();
  const ids = candidates.map((row) => row._id);
  try {
    const claimed = await reminders.claim(ids, holder, realNow() + leaseMs);
    const rows = claimed === ids.length ? candidates : await reminders.heldBy(ids, holder, 'claimed');
    return { holder, rows };
  } catch (error) {
    await release({ holder, rows: [] }, candidates); // whatever of it went through: nobody else knows this holder
    throw error;
  }
}

/**
 * Of more than a page, leaves out the last person's rows: the rest of them may lie beyond it, and all that one person is sent at one
 * time is one message. They come first on the next page. A single person's rows stay, as many as a page holds.
 */
function wholePeople(rows: ReminderRow[]): ReminderRow[] {
  const last = rows.at(-1)?.personId;
  if (rows.length <= pageSize) return rows;
  if (rows.every((row) => row.personId === last)) return rows.slice(0, pageSize);
  return rows.slice(0, rows.length - [...rows].reverse().findIndex((row) => row.personId !== last));
}

/** People of a page whom another holder is about to write to. Each holder has claimed before it looks: of two, one at least sees the other. */
export async function busyPeople({ holder, rows }: Page): Promise<Set<string>> {
  const held = await reminders.heldByOthers([...new Set(rows.map((row) => row.personId))], holder);
  return new Set(held.map((row) => row.personId));
}

/** Gives rows back that were claimed and not reached, for the next tick. */
export async function release(page: Page, rows: readonly ReminderRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row._id);
  await reminders.settle(ids, page.holder, ['claimed'], { status: 'pending', leaseUntil: 0, leaseBy: '' });
}

/**
 * Looks after rows whose holder died. Merely claimed: nothing was sent, they wait again. Marked `attempting`: the message may have
 * gone out, so they become `unknown`, are seen in the program, and are never sent again.
 */
export async function adoptOrphans(now: number): Promise<number> {
  const real = realNow();
  const [claimed, attempting] = await Promise.all([
    reminders.abandoned('claimed', real),
    reminders.abandoned('attempting', real),
  ]);
  const ids = (rows: { _id: string }[]) => rows.map((row) => row._id);
  if (claimed.length > 0)
    await reminders.giveUp(ids(claimed), 'claimed', real, { status: 'pending', leaseUntil: 0, leaseBy: '' });
  const unknown = { status: 'unknown', note: 'died while sending', settledAt: now, leaseUntil: 0 };
  if (attempting.length > 0) await reminders.giveUp(ids(attempting), 'attempting', real, unknown);
  return attempting.length;
}
