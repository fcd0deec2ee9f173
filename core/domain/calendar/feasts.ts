/** The seven feasts before which officers remind of integrity (节前提醒, DOMAIN.md §5). */
export const feasts = [
  'new-year',
  'spring',
  'qingming',
  'labour',
  'dragon-boat',
  'mid-autumn',
  'national',
] as const;
export type Feast = (typeof feasts)[number];

/** A feast and the Beijing day on which it falls. */
export type FeastDay = { feast: Feast; day: string };

/**
 * The seven feasts of a year in order. Three follow the lunar calendar and one the sun's terms; the calendar's package is as large as all
 * our code, so it is loaded on first use.
 */
export function feastsOf(year: number): FeastDay[] {
  const { Lunar, Solar } = require('lunar-typescript') as typeof import('lunar-typescript');
  const lunar = (month: number, date: number) => Lunar.fromYmd(year, month, date).getSolar().toYmd();
  const qingming = Solar.fromYmd(year, 4, 1).getLunar().getJieQiTable().清明?.toYmd();
  if (!qingming) throw new RangeError(`no such year in the calendar: ${year}`);
  const days: Record<Feast, string> = {
    'new-year': `${year}-01-01`,
    spring: lunar(1, 1),
    qingming,
    labour: `${year}-05-01`,
    'dragon-boat': lunar(5, 5),
    'mid-autumn': lunar(8, 15),
    national: `${year}-10-01`,
  };
  return feasts
    .map((feast) => ({ feast, day: days[feast] }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Feasts from one day (counted) to another (not counted). */
export function feastsBetween(from: string, until: string): FeastDay[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  return years.flatMap(feastsOf).filter(({ day }) => day >= from && day < until);
}
