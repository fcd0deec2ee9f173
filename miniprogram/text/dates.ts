/**
 * Dates as a person reads them. Beijing time has been UTC+8 without summer time since 1991, so the fixed shift is exact for everything
 * this program dates, and no time-zone table is needed on the phone.
 */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const digits = '〇一二三四五六七八九';

export type BeijingParts = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
};

/** Beijing calendar fields of an instant (epoch milliseconds), whatever the phone's own zone. */
export function beijing(instant: number): BeijingParts {
  const d = new Date(instant + 8 * HOUR);
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    weekday: d.getUTCDay(),
  };
}

/** Start of a Beijing day (`2026-07-01`) at an hour, in epoch milliseconds. */
export function startOf(day: string, hour = 0): number {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  return Date.UTC(y, m - 1, d, hour) - 8 * HOUR;
}

/** The Beijing day of an instant, `2026-07-01`. */
export function dayOf(instant: number): string {
  const p = beijing(instant);
  return `${p.year}-${two(p.month)}-${two(p.day)}`;
}

/** Whole days from one Beijing day to another, negative backwards. */
export function daysBetween(from: string, to: string): number {
  return Math.round((startOf(to) - startOf(from)) / DAY);
}

/** A Beijing day some days on. */
export function addDays(day: string, days: number): string {
  return dayOf(startOf(day, 12) + days * DAY);
}

/** `2026年7月1日`. */
export function dayText(day: string): string {
  const [y, m, d] = day.split('-').map(Number);
  return `${y}年${m}月${d}日`;
}

/** `7月1日`. */
export function monthDayText(day: string): string {
  const [, m, d] = day.split('-').map(Number);
  return `${m}月${d}日`;
}

/** `二〇二六年七月一日`, as dates stand on paper. */
export function dayInk(day: string): string {
  const [y = '', m, d] = day.split('-');
  return `${[...y].map((c) => digits[Number(c)]).join('')}年${numeral(Number(m))}月${numeral(Number(d))}日`;
}

/** `七月一日`. */
export function monthDayInk(day: string): string {
  const [, m, d] = day.split('-');
  return `${numeral(Number(m))}月${numeral(Number(d))}日`;
}

/** `星期三`. */
export function weekdayText(day: string): string {
  return `星期${'日一二三四五六'[beijing(startOf(day, 12)).weekday]}`;
}

/** `21:07`. */
export function clockText(instant: number): string {
  const p = beijing(instant);
  return `${two(p.hour)}:${two(p.minute)}`;
}

/** `2026年7月1日 21:07`. */
export function stampText(instant: number): string {
  return `${dayText(dayOf(instant))} ${clockText(instant)}`;
}

/** When something nearby happens: `今晚 21:07`, `明天 09:12`, else `7月3日 09:12`. */
export function nearText(instant: number, now: number): string {
  const apart = daysBetween(dayOf(now), dayOf(instant));
  const { hour } = beijing(instant);
  const clock = clockText(instant);
  if (apart === 0) return hour >= 18 ? `今晚 ${clock}` : `今天 ${clock}`;
  if (apart === 1) return hour >= 18 ? `明晚 ${clock}` : hour < 9 ? `明早 ${clock}` : `明天 ${clock}`;
  return `${monthDayText(dayOf(instant))} ${clock}`;
}

/** How long ago a check was: `刚刚`, `今早`, `今天`, `昨天`, else the day. */
export function agoText(instant: number, now: number): string {
  if (now - instant < 5 * 60_000) return '刚刚';
  const day = dayOf(instant);
  const apart = daysBetween(day, dayOf(now));
  if (apart === 0) return beijing(instant).hour < 11 ? '今早' : '今天';
  if (apart === 1) return '昨天';
  return monthDayText(day);
}

/** The day of a row in a list: `今天`, `昨天`, `6月17日`, with the year when it is another one. */
export function rowDayText(day: string, today: string): string {
  const apart = daysBetween(day, today);
  if (apart === 0) return '今天';
  if (apart === 1) return '昨天';
  return day.slice(0, 4) === today.slice(0, 4) ? monthDayText(day) : dayText(day);
}

/** `春天` … `冬天`, by the month. */
export function seasonText(day: string): string {
  const month = Number(day.split('-')[1]);
  return ['冬天', '春天', '夏天', '秋天'][Math.floor((month % 12) / 3)] ?? '';
}

/** A whole number from 0 to 999 in Chinese: `三`, `十二`, `二十九`, `一百零三`. */
export function numeral(n: number): string {
  if (n < 10) return n === 0 ? '零' : (digits[n] ?? '');
  if (n < 20) return `十${n % 10 ? digits[n % 10] : ''}`;
  if (n < 100) return `${digits[Math.floor(n / 10)]}十${n % 10 ? digits[n % 10] : ''}`;
  const rest = n % 100;
  const tail =
    rest === 0 ? '' : rest < 10 ? `零${digits[rest]}` : rest < 20 ? `一${numeral(rest)}` : numeral(rest);
  return `${digits[Math.floor(n / 100)]}百${tail}`;
}

/** A counted number: `两封`, `三封`. */
export function countText(n: number): string {
  return n === 2 ? '两' : numeral(n);
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}
