import type { NodeFacts } from '../node/identity';
import { offsetsOf, reminderDueAt } from './plan';
import { sendableAt } from './quiet-hours';

/** What becomes of a reminder that has come due. `inbox`: seen in the program, no message; `wait`: send not before `at`. */
export type ReminderDecision =
  | { do: 'drop' }
  | { do: 'inbox'; because: 'closed' | 'superseded' | 'no-consent' | 'not-bound' | 'no-permission' }
  | { do: 'wait'; at: number }
  | { do: 'send' };

/**
 * May a reminder at this offset spend one of `remaining` permissions?
 *
 * One permission sends exactly one message, and most people give one a year, after sealing ("remind me when this opens").
 * That message is the one on the day itself. So only the day's own reminder may spend the last permission; an earlier
 * one needs a second to be left for the day; a later one may spend the last, because by then the day's own has been
 * delivered or could not be.
 */
export function maySpend(offset: number, remaining: number): boolean {
  return remaining >= (offset < 0 ? 2 : 1);
}

/** True once the next reminder of the same node has come due too: only the newest is worth a message. */
export function superseded(kind: NodeFacts['kind'], day: string, offset: number, now: number): boolean {
  const next = offsetsOf(kind).find((other) => other > offset);
  return next !== undefined && reminderDueAt(day, next) <= now;
}

/** Decides on one reminder from facts alone. */
export function decideReminder(
  reminder: { offsetDays: number; dueAt: number },
  facts: {
    node: Pick<NodeFacts, 'kind' | 'day' | 'closedAt'> | undefined;
    bound: boolean;
    consented: boolean;
    remaining: number;
  },
  now: number,
): ReminderDecision {
  const { node } = facts;
  if (!node) return { do: 'drop' };
  if (node.closedAt !== null)
    return reminder.dueAt <= node.closedAt ? { do: 'inbox', because: 'closed' } : { do: 'drop' };
  if (superseded(node.kind, node.day, reminder.offsetDays, now))
    return { do: 'inbox', because: 'superseded' };
  if (!facts.bound) return { do: 'inbox', because: 'not-bound' };
  if (!facts.consented) return { do: 'inbox', because: 'no-consent' };
  if (!maySpend(reminder.offsetDays, facts.remaining)) return { do: 'inbox', because: 'no-permission' };
  const at = sendableAt(now);
  return at > now ? { do: 'wait', at } : { do: 'send' };
}
