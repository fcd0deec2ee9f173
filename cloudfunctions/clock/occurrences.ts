import { anniversaryDay, nextAnniversary } from '../../core/domain/calendar/anniversary';
import { addDays, dayOf } from '../../core/domain/calendar/beijing';
import type { NodeFacts } from '../../core/domain/node/identity';
import { nodeKinds } from '../../core/domain/node/kinds';
import { newAnniversary } from '../../core/domain/node/making';
import { nodeMatter } from '../../core/domain/reminder/matter';
import { rowsDemandedBy, rowsMissing } from '../_kernel/outbox';
import { books } from '../_store/books';
import { nodes } from '../_store/nodes';
import { type ReminderRow, reminders } from '../_store/reminders';

/** Most rows in one insert, and in the read before it: less than a megabyte of reminders. */
const insertSize = 1000;

/**
 * When a node has come and one of its reminders is processed, the anniversary after it comes into being with its reminders: no anniversary is missed while
 * nobody opens the program. Reminders are written before the node that demands them: a death in between leaves rows that
 * the repetition finds, never a node that reminds nobody. Sealing makes the same rows under the same keys; whoever is second
 * finds them.
 */
export async function ensureNextOccurrences(rows: readonly ReminderRow[], now: number): Promise<void> {
  const came = rows.filter((row) => isNodeKind(row.kind) && row.role === 'self' && row.dueAt <= now);
  const following = came.flatMap((row) => {
    if (row.step === '-7') return [];
    const { subject: bookId, personId } = row;
    const entryDay = String(row.facts.entryDay);
    const node = newAnniversary(bookId, nextOf(row, entryDay));
    return [{ node, matter: nodeMatter(node, personId, entryDay) }];
  });
  const made = [...new Map(following.map((one) => [one.node._id, one])).values()];
  if (made.length === 0) return;
  const [held, owners] = await Promise.all([
    nodes.byIds(made.map(({ node }) => node._id)),
    books.byIds([...new Set(made.map(({ node }) => node.bookId))]),
  ]);
  const known = new Set(held.map((node) => node._id));
  const ended = new Set(owners.filter((book) => book.endsOn).map((book) => book._id));
  const fresh = made.filter(({ node }) => !known.has(node._id) && !ended.has(node.bookId));
  // On a day that has a node already it shares that one's opening and reminders.
  const taken = await nodes.onDays(fresh.map(({ node }) => node));
  const shares = (node: NodeFacts) =>
    taken.some((one) => one.bookId === node.bookId && one.dueAt === node.dueAt);
  const demanded = rowsDemandedBy(
    fresh.filter(({ node }) => !shares(node)).map(({ matter }) => matter),
    now,
  );
  for (const part of parts(demanded, insertSize)) await reminders.addAll(await rowsMissing(part));
  for (const part of parts(fresh, insertSize)) await nodes.addAll(part.map(({ node }) => node));
}

/** The anniversary after the one that a row reminds of, or the first after the day on which another node came. */
function nextOf(row: ReminderRow, entryDay: string): { years: number; day: string } {
  if (row.kind !== 'anniversary')
    return nextAnniversary(entryDay, addDays(dayOf(row.dueAt), -Number(row.step)));
  const years = Number(row.facts.years) + 1;
  return { years, day: anniversaryDay(entryDay, years) };
}

function isNodeKind(kind: string): boolean {
  return (nodeKinds as readonly string[]).includes(kind) && kind !== 'leaving';
}

function parts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
