import { addDays, dayOf, instantOf } from '../calendar/beijing';

/** Heads that changed are anchored in the night, at 03:00 Beijing time: the next one after `now`. */
export function nextAnchorAt(now: number): number {
  const tonight = instantOf(dayOf(now), 3);
  return tonight > now ? tonight : instantOf(addDays(dayOf(now), 1), 3);
}
