import { addDays, dayOf, hourOf, instantOf } from '../calendar/beijing';

/** Nothing is sent from 21:00 to 08:00 Beijing time; what falls in it goes out at 08:00 (DOMAIN.md §6). */
export const quietFrom = 21;
export const quietUntil = 8;

/** The instant at which something due at `instant` may be sent: itself, or the next 08:00. */
export function sendableAt(instant: number): number {
  const hour = hourOf(instant);
  if (hour >= quietUntil && hour < quietFrom) return instant;
  const day = dayOf(instant);
  return instantOf(hour >= quietFrom ? addDays(day, 1) : day, quietUntil);
}
