import { anniversaryDay, nextAnniversary } from '../calendar/anniversary';
import { dayOf } from '../calendar/beijing';
import { type BookChange, isUntouched } from './consequences';
import type { NodeFacts } from './identity';
import { newAnniversary, newNode, newOnboarding } from './making';

/**
 * What a corrected entry day changes at a book at `now`: nodes at which nothing happened yet come on their right days, the next anniversary is
 * there, and one that never was is withdrawn. What was opened, re-read or closed stays as it was lived.
 */
export function entryMoved(
  bookId: string,
  nodes: readonly NodeFacts[],
  entryDay: string,
  now: number,
): BookChange & { entryDay: string } {
  const today = dayOf(now);
  const open = nodes.filter((node) => node.withdrawnAt == null && isUntouched(node));
  const add = new Map<string, NodeFacts>();
  const withdraw: NodeFacts[] = [];
  for (const node of open) {
    if (node.kind === 'onboarding') add.set(node._id, newOnboarding(bookId, entryDay, now));
    if (node.kind !== 'anniversary') continue;
    const years = Number(node.day.slice(0, 4)) - Number(entryDay.slice(0, 4));
    if (years < 1) withdraw.push(node);
    else {
      const day = anniversaryDay(entryDay, years);
      const comes = day > today ? day : today;
      add.set(node._id, newNode(bookId, 'anniversary', { day, years, comes }));
    }
  }
  const next = newAnniversary(bookId, nextAnniversary(entryDay, today));
  if (!nodes.some((node) => node._id === next._id && node.withdrawnAt == null)) add.set(next._id, next);
  return { add: [...add.values()], withdraw, entryDay };
}
