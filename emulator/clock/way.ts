import { type Cron, fireTimes, lastFireTime } from '../timers/cron';
import { isLongJump, type Stride, stridesBetween } from './stride';

/** A function's timer. */
export interface Timer {
  readonly functionName: string;
  readonly triggerName: string;
  readonly cron: Cron;
}

/** One firing on the way of the clock: the clock is put to `at`, then the timer runs. */
export interface Stop {
  readonly at: number;
  readonly timers: readonly Timer[];
}

/** A short jump is walked exactly while it has at most so many firings; beyond it goes by stride as well. */
export const EXACT_LIMIT = 120;

/**
 * The stops of a jump from one virtual instant to a later one. A short jump stops at each fire time; a long one stops once per stride
 * at the stride's time of day and once at the end, and there runs each timer that had a fire time since the stop before.
 */
export function* way(from: number, to: number, timers: readonly Timer[], stride: Stride): Generator<Stop> {
  if (!isLongJump(from, to, stride)) {
    const exact = exactStops(from, to, timers);
    if (exact) {
      yield* exact;
      return;
    }
  }
  let before = from;
  for (const at of stridesBetween(from, to, stride)) {
    yield { at, timers: dueBetween(before, at, timers) };
    before = at;
  }
  yield { at: to, timers: dueBetween(before, to, timers) };
}

/** The timers that have a fire time in (after, until]. */
export function dueBetween(after: number, until: number, timers: readonly Timer[]): Timer[] {
  return timers.filter(({ cron }) => lastFireTime(cron, after, until) !== undefined);
}

function exactStops(from: number, to: number, timers: readonly Timer[]): Stop[] | undefined {
  const byTime = new Map<number, Timer[]>();
  let firings = 0;
  for (const timer of timers) {
    for (const at of fireTimes(timer.cron, from, to)) {
      if (++firings > EXACT_LIMIT) return undefined;
      byTime.set(at, [...(byTime.get(at) ?? []), timer]);
    }
  }
  return [...byTime].sort(([a], [b]) => a - b).map(([at, due]) => ({ at, timers: due }));
}
