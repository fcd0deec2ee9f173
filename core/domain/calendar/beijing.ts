import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/**
 * Beijing time is UTC+8 all year. A *day* is `2026-07-01` as a person in Beijing would write it, an *instant* is epoch
 * milliseconds. Nothing here reads a clock or the machine's time zone: every caller passes `now`.
 */
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
const shift = 8 * hourMs;
const format = 'YYYY-MM-DD';

/** The Beijing day in which an instant lies. */
export function dayOf(instant: number): string {
  return dayjs.utc(instant + shift).format(format);
}

/** The instant at which a Beijing day begins, or `hour` hours into it. */
export function instantOf(day: string, hour = 0): number {
  return dayjs.utc(day, format).valueOf() - shift + hour * hourMs;
}

/** True for a real day of the calendar: `2026-02-30` is none. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(text).isValid() && dayjs.utc(text).format(format) === text
  );
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return dayjs.utc(day).add(count, 'day').format(format);
}

/** 0 for a Sunday to 6 for a Saturday. */
export function dayOfWeek(day: string): number {
  return dayjs.utc(day).day();
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instantOf(to) - instantOf(from)) / dayMs);
}

/** Hour of the day in Beijing, 0 to 23. */
export function hourOf(instant: number): number {
  return dayjs.utc(instant + shift).hour();
}

/** `2026年7月1日`. */
export function dayInChinese(day: string): string {
  return dayjs.utc(day).format('YYYY年M月D日');
}

/** `2026年7月1日 09:12`, as a message's field for a time wants it. */
export function momentInChinese(instant: number): string {
  const minutes = new Date(instant + 8 * hourMs).toISOString().slice(11, 16);
  return `${dayInChinese(dayOf(instant))} ${minutes}`;
}
