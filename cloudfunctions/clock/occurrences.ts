import { anniversaryDay } from '../../core/domain/calendar/anniversary';
import { newAnniversary } from '../../core/domain/node/making';
import { nodeMatter } from '../../core/domain/reminder/matter';
import { rowsDemandedBy, rowsMissing } from '../_kernel/outbox';
import { nodes } from '../_store/nodes';
import { type ReminderRow, reminders } from '../_store/reminders';

/** Most rows in one insert: half a megabyte of reminders. */
const insertSize = 500;

/**
 * When an anniversary has come and one of its reminders is processed, the one after it comes into being with its reminders: no anniversary is missed while
 * nobody opens the program. Reminders are written before the node that demands them: a death in between leaves rows that
 * the repetition finds, never a node that reminds nobody. Sealing makes the same rows under the same keys; whoever is second
 * finds them.
 */
export async function ensureNextOccurrences(rows: readonly ReminderRow[], now: number): Promise<void> {
  const came = rows.filter((row) => row.kind === 'anniversary' && row.role === 'self' && row.dueAt <= now);
  const made = came.flatMap(({ step, subject, personId, facts }) => {
    if (step === '-7') return [];
    const [entryDay, years] = [String(facts.entryDay), Number(facts.years) + 1];
    const node = newAnniversary(subject, { years, day: anniversaryDay(entryDay, years) });
    return [{ node, matter: nodeMatter(node, personId, entryDay) }];
  });
  if (made.length === 0) return;
  const held = new Set((await nodes.byIds(made.map(({ node }) => node._id))).map((node) => node._id));
  const fresh = made.filter(({ node }) => !held.has(node._id));
  const demanded = rowsDemandedBy(
    fresh.map(({ matter }) => matter),
    now,
  );
  for (const part of parts(demanded, insertSize)) await reminders.addAll(await rowsMissing(part));
  for (const part of parts(fresh, insertSize)) await nodes.addAll(part.map(({ node }) => node));
}

function parts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
