import dayjs from 'dayjs';
import { isDay } from './beijing';

/**
 * The day of the `years`-th anniversary of an entry day. 29 February falls on 28 February in common years
 * (DOMAIN.md §3), which is also what dayjs does when a month is too short.
 */
export function anniversaryDay(entryDay: string, years: number): string {
  if (!isDay(entryDay)) throw new RangeError(`not a day: ${entryDay}`);
  return dayjs.utc(entryDay).add(years, 'year').format('YYYY-MM-DD');
}

/** The first anniversary that lies after `day` (never on it), counted from the entry day: 1 is the first. */
export function nextAnniversary(entryDay: string, day: string): { years: number; day: string } {
  let years = Math.max(1, Number(day.slice(0, 4)) - Number(entryDay.slice(0, 4)));
  while (anniversaryDay(entryDay, years) <= day) years += 1;
  return { years, day: anniversaryDay(entryDay, years) };
}
