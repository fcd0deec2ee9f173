/**
 * `农历五月十七` for a Beijing day. The calendar's package is as large as all our code and few pages need it: it is loaded on first
 * use, so that no other cold start pays for it.
 */
export function lunarOf(day: string): string {
  const { Solar } = require('lunar-typescript') as typeof import('lunar-typescript');
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lunar = Solar.fromYmd(year, month, date).getLunar();
  return `农历${lunar.getMonthInChinese()}月${lunar.getDayInChinese()}`;
}
