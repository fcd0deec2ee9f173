import { addDuration, type Duration } from './duration';

/** How a long jump of the clock is walked: at this time of day, every so often, in this fixed zone. */
export interface Stride {
  readonly every: Duration;
  /** Milliseconds after local midnight. */
  readonly at: number;
  /** Milliseconds east of UTC. */
  readonly zone: number;
}

const DAY = 86_400_000;

/** The first stop after `from`: the stride's time of day on the same local day or on the next. */
function firstStop(from: number, stride: Stride): number {
  const midnight = Math.floor((from + stride.zone) / DAY) * DAY - stride.zone;
  const today = midnight + stride.at;
  return today > from ? today : today + DAY;
}

/** All stops strictly between two instants, in order. Each is counted from the first one, so that months do not drift. */
export function* stridesBetween(from: number, to: number, stride: Stride): Generator<number> {
  const first = firstStop(from, stride);
  for (let n = 0; ; n++) {
    const stop = addDuration(first, times(stride.every, n), stride.zone);
    if (stop >= to) return;
    yield stop;
  }
}

/** True when the jump is longer than two strides. */
export function isLongJump(from: number, to: number, stride: Stride): boolean {
  return to > addDuration(from, times(stride.every, 2), stride.zone);
}

function times(duration: Duration, n: number): Duration {
  return {
    years: duration.years * n,
    months: duration.months * n,
    days: duration.days * n,
    milliseconds: duration.milliseconds * n,
  };
}
