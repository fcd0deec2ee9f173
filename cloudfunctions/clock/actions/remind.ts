import { decideReminder, type ReminderDecision } from '../../../core/domain/reminder/decision';
import { type ReminderRow, reminders } from '../../_store/reminders';
import { adoptOrphans, claimPage, type Page, release } from '../claiming';
import { batchesOf, deliver } from '../delivering';
import { type Facts, factsOf } from '../facts';
import { ensureNextOccurrences } from '../occurrences';

export type Reminded = { claimed: number; sent: number; quiet: number; unknown: number };

/** Everything whose time has come, page by page, while there is time. Each row is decided on by facts as they are now. */
export async function remind(hasTime: () => boolean): Promise<Reminded> {
  const done: Reminded = { claimed: 0, sent: 0, quiet: 0, unknown: await adoptOrphans(Date.now()) };
  while (hasTime()) {
    const page = await claimPage(Date.now());
    if (!page) break;
    done.claimed += page.rows.length;
    const left = new Set(page.rows);
    try {
      await remindPage(page, left, hasTime, done);
    } finally {
      await release(page, [...left]);
    }
  }
  return done;
}

async function remindPage(
  page: Page,
  left: Set<ReminderRow>,
  hasTime: () => boolean,
  done: Reminded,
): Promise<void> {
  const now = Date.now();
  const facts = await factsOf(page.rows);
  await ensureNextOccurrences(page.rows, now);
  const decided = decide(page.rows, facts, now);
  for (const { fields, rows } of withoutMessage(decided, now)) {
    const ids = rows.map((row) => row._id);
    await reminders.settle(ids, page.holder, ['claimed'], fields);
    for (const row of rows) left.delete(row);
    done.quiet += rows.length;
  }
  const toSend = decided.filter(({ decision }) => decision.do === 'send').map(({ row }) => row);
  for (const batch of batchesOf(toSend)) {
    if (!hasTime()) return;
    for (const row of batch) left.delete(row);
    done.sent += await deliver(page, batch, facts);
  }
}

type Decided = { row: ReminderRow; decision: ReminderDecision };

/** Decides row by row; a permission that one row will spend is no longer there for the next of the same person. */
function decide(rows: readonly ReminderRow[], facts: Facts, now: number): Decided[] {
  const promised = new Map<string, number>();
  return rows.map((row) => {
    const taken = promised.get(row.personId) ?? 0;
    const decision = decideReminder(
      row,
      {
        bound: facts.openid(row) !== undefined,
        consented: facts.consented(row),
        wanted: true,
        remaining: facts.remaining(row) - taken,
      },
      now,
    );
    if (decision.do === 'send') promised.set(row.personId, taken + 1);
    return { row, decision };
  });
}

/** Rows that get no message now, grouped by what is written into them. */
function withoutMessage(decided: readonly Decided[], now: number) {
  const groups = new Map<string, { fields: object; rows: ReminderRow[] }>();
  for (const { row, decision } of decided) {
    if (decision.do === 'send') continue;
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
