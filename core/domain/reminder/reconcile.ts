import { dayMs } from '../calendar/beijing';

/** One acceptance of the subscribe sheet, as far as it was told: by the phone, by WeChat's push, or by both. */
export type Told = { at: number; by: 'phone' | 'push' };

/** A phone that lost the network tells late; a push that finds nothing was told by nobody else. */
const phoneMayBeLate = 7 * dayMs;
const pushMayBeLate = dayMs;
const mostKept = 10;

/**
 * One acceptance is told by the phone at once and, where the environment pushes events, by WeChat as well, in either order and more than once.
 * It counts once: whoever comes second meets the first and takes it off the list.
 */
export function reconcile(unmatched: readonly Told[], next: Told): { counts: boolean; unmatched: Told[] } {
  const limit = next.by === 'phone' ? phoneMayBeLate : pushMayBeLate;
  const first = unmatched.findIndex(({ at, by }) => by !== next.by && Math.abs(next.at - at) <= limit);
  if (first >= 0) return { counts: false, unmatched: unmatched.filter((_, at) => at !== first) };
  return { counts: true, unmatched: [...unmatched, next].slice(-mostKept) };
}
