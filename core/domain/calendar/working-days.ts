import { addDays, dayOfWeek } from './beijing';

/**
 * What the government's yearly notice says: days off that would be working days, and weekends that are worked (调休). A year that nobody
 * loaded is only weekends, and warned of (`missingYears`).
 */
export type DaysOff = { off: readonly string[]; on: readonly string[] };

/** Whether people are at work on a day. */
export function isWorkingDay(day: string, { off, on }: DaysOff): boolean {
  if (on.includes(day)) return true;
  if (off.includes(day)) return false;
  const weekday = dayOfWeek(day);
  return weekday !== 0 && weekday !== 6;
}

/** The working day `count` working days after a day, or before it when negative; for 0 the day itself or the next working day. */
export function addWorkingDays(day: string, count: number, table: DaysOff): string {
  const step = count < 0 ? -1 : 1;
  let [at, left] = [day, Math.abs(count)];
  while (left > 0 || !isWorkingDay(at, table)) {
    at = addDays(at, step);
    if (left > 0 && isWorkingDay(at, table)) left -= 1;
  }
  return at;
}

/** Working days from one day (not counted) to another (counted); negative when it lies before. */
export function workingDaysBetween(from: string, to: string, table: DaysOff): number {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let at = addDays(first, 1); at <= last; at = addDays(at, 1)) if (isWorkingDay(at, table)) count += 1;
  return count * sign || 0;
}
