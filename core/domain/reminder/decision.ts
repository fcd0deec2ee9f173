import { type Night, sendableAt } from './quiet-hours';
import { declarationIfAny } from './registry';

/** What becomes of a reminder that has come due. `inbox`: seen in the program, no message; `wait`: send not before `at`. */
export type ReminderDecision =
  | { do: 'drop' }
  | {
      do: 'inbox';
      because: 'done' | 'superseded' | 'stale' | 'no-consent' | 'topic-off' | 'not-bound' | 'no-permission';
    }
  | { do: 'wait'; at: number }
  | { do: 'send' };

/** Between two messages to one person lies this long, unless one is urgent: what piled up becomes one, not a burst. */
export const pause = 10 * 60_000;

/** A reminder as far as deciding on it goes. */
export type Due = {
  kind: string;
  step: string;
  dueAt: number;
  doneAt: number | null;
  supersededAt: number | null;
  staleAt: number | null;
};

/**
 * May a reminder spend one of `remaining` permissions?
 *
 * One permission sends exactly one message, and most people give one a year, after sealing ("remind me when this opens").
 * That message is the one on the day itself, the main step of its kind. So only that may spend the last permission; an earlier
 * one needs a second to be left; a later one may spend the last, because by then the main one has been delivered or could not be.
 */
export function maySpend(kind: string, step: string, remaining: number): boolean {
  const names = declarationIfAny(kind)?.steps.map(({ name }) => name) ?? [];
  const early = names.indexOf(step) < names.indexOf(declarationIfAny(kind)?.main ?? '');
  return remaining >= (early || declarationIfAny(kind)?.yields ? 2 : 1);
}

/** Decides on one reminder from facts alone. */
export function decideReminder(
  due: Due,
  facts: {
    bound: boolean;
    consented: boolean;
    wanted: boolean;
    remaining: number;
    night?: Night;
    lastSentAt?: number;
  },
  now: number,
): ReminderDecision {
  const declaration = declarationIfAny(due.kind);
  if (!declaration) return { do: 'drop' }; // its kind was taken out of the product
  if (due.doneAt !== null) return due.dueAt <= due.doneAt ? { do: 'inbox', because: 'done' } : { do: 'drop' };
  if (due.supersededAt !== null && due.supersededAt <= now) return { do: 'inbox', because: 'superseded' };
  if (!facts.bound) return { do: 'inbox', because: 'not-bound' };
  if (!facts.consented) return { do: 'inbox', because: 'no-consent' };
  if (!facts.wanted) return { do: 'inbox', because: 'topic-off' };
  const calm = Math.max(now, (facts.lastSentAt ?? Number.NEGATIVE_INFINITY) + pause);
  const at = declaration.class === 'urgent' ? now : sendableAt(calm, facts.night);
  // Only the newest is worth a message, and one that nobody can use any more is worth none.
  if (due.staleAt !== null && due.staleAt <= at) return { do: 'inbox', because: 'stale' };
  if (!maySpend(due.kind, due.step, facts.remaining)) return { do: 'inbox', because: 'no-permission' };
  return at > now ? { do: 'wait', at } : { do: 'send' };
}
