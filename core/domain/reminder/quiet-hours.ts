import { addDays, dayOf, hourOf, instantOf } from '../calendar/beijing';

/** Nothing is sent from 21:00 to 08:00 Beijing time; what falls in it goes out at 08:00 (DOMAIN.md §6). */
export const quietFrom = 21;
export const quietUntil = 8;

/** Whole hours of the evening and the morning. A person may choose a longer night, never a shorter one. */
export type Night = { from: number; until: number };
export const usualNight: Night = { from: quietFrom, until: quietUntil };
export const longestNight: Night = { from: 18, until: 12 };

/** The night that is kept for somebody: their choice, within the rule. */
export function nightOf(chosen: Night | undefined): Night {
  if (!chosen) return usualNight;
  const from = Math.min(Math.max(chosen.from, longestNight.from), quietFrom);
  const until = Math.max(Math.min(chosen.until, longestNight.until), quietUntil);
  return { from, until };
}

/** The instant at which something due at `instant` may be sent: itself, or the end of the night. */
export function sendableAt(instant: number, night: Night = usualNight): number {
  const hour = hourOf(instant);
  if (hour >= night.until && hour < night.from) return instant;
  const day = dayOf(instant);
  return instantOf(hour >= night.from ? addDays(day, 1) : day, night.until);
}
