import { dayMs } from '../calendar/beijing';

/**
 * How long traces are kept, in days. The audit: three years, as the law asks for records of processing (PIPL art. 56), never under six months
 * (Cybersecurity Law art. 21). The security log: half a year and some days. An answer to replay: as long as a phone may lie in a drawer.
 * Runs of the clock: a month.
 */
export const keptDays = {
  audit: 3 * 366,
  security: 190,
  replay: 400,
  attempt: 1,
  invitation: 30,
  run: 30,
} as const;

/** The instant before which a trace of this kind is removed. */
export function removedBefore(kind: keyof typeof keptDays, now: number): number {
  return now - keptDays[kind] * dayMs;
}
