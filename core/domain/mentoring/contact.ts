import { dayMs } from '../calendar/beijing';
import type { UnitRules } from './rules';

/** How two people met. */
export const meetingWays = ['talk', 'phone', 'visit'] as const;
export type MeetingWay = (typeof meetingWays)[number];

/** How a cadre's accompaniment stands, as the unit sees it. */
export type PairState = 'none' | 'quiet' | 'fine';

type Pair = { from: number; contactAt?: number | undefined };

/** Since when the two had nothing to do with each other: their last contact, else the day on which the pair began. */
export function quietSince(pair: Pair): number {
  return Math.max(pair.from, pair.contactAt ?? 0);
}

/**
 * | state | when |
 * |-------|------|
 * | none  | nobody accompanies the cadre |
 * | quiet | no contact for as many days as the unit has set; a new pair has as long from its beginning |
 * | fine  | else |
 *
 * It speaks of the accompaniment, which the mentor owes; never of what the cadre does with the program.
 */
export function pairState(pair: Pair | null, rules: Pick<UnitRules, 'quietDays'>, now: number): PairState {
  if (!pair) return 'none';
  return now - quietSince(pair) > rules.quietDays * dayMs ? 'quiet' : 'fine';
}
