import { addDays, instantOf } from '../calendar/beijing';
import type { NodeFacts } from '../node/identity';

/** Hour of the day, Beijing time, at which reminders come due (DOMAIN.md §6). */
export const reminderHour = 9;

/**
 * Days from a node at which it is reminded of. An anniversary: DOMAIN.md §6. Onboarding is due within 30 days, so its
 * second reminder falls in the middle and its last a week before the end.
 */
export function offsetsOf(kind: NodeFacts['kind']): readonly number[] {
  return kind === 'onboarding' ? [0, 14, 23] : [-7, 0, 3, 14];
}

/** Natural key of a reminder. */
export function reminderId(nodeId: string, offset: number): string {
  return `${nodeId}:${offset}`;
}

/** When a reminder comes due. */
export function reminderDueAt(day: string, offset: number): number {
  return instantOf(addDays(day, offset), reminderHour);
}

/**
 * The reminders that a node demands when it comes into being at `now`. Of those whose time is already past only the newest
 * is made: somebody who joins late finds one entry in the inbox, not a heap of stale ones.
 */
export function remindersOf(
  node: Pick<NodeFacts, '_id' | 'kind' | 'day'>,
  now: number,
): { _id: string; offsetDays: number; dueAt: number }[] {
  const all = offsetsOf(node.kind).map((offset) => ({
    _id: reminderId(node._id, offset),
    offsetDays: offset,
    dueAt: reminderDueAt(node.day, offset),
  }));
  const past = all.filter((row) => row.dueAt <= now);
  return [...past.slice(-1), ...all.slice(past.length)];
}
