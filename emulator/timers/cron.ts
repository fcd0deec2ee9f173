/**
 * WeChat's timer expressions: seven fields 秒 分 时 日 月 星期 年, read in UTC+8 whatever the zone of the machine.
 * Day and weekday given together mean either (PLATFORM.md §2). Weekday 0 and 7 are Sunday.
 */

const BEIJING = 8 * 3600_000;
const DAY = 86_400_000;
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const WEEKDAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly words?: { readonly names: readonly string[]; readonly first: number };
}

const FIELDS: readonly Field[] = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day of month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, words: { names: MONTHS, first: 1 } },
  { name: 'day of week', from: 0, to: 7, words: { names: WEEKDAYS, first: 0 } },
  { name: 'year', from: 1970, to: 2099 },
];

/** A parsed expression. */
export interface Cron {
  readonly source: string;
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
  readonly anyDay: boolean;
  readonly anyWeekday: boolean;
}

/** Parses a seven-field expression. @throws Error with a sentence that names the bad field. */
export function parseCron(source: string): Cron {
  const parts = source.trim().split(/\s+/);
  if (parts.length !== 7) {
    throw new Error(
      `the timer expression "${source}" has ${parts.length} fields, seven are needed (second minute hour day month weekday year)`,
    );
  }
  const sets = FIELDS.map((field, index) => parseField(parts[index] ?? '', field, source));
  const at = (index: number) => sets[index] ?? new Set<number>();
  const sorted = (index: number) => [...at(index)].sort((a, b) => a - b);
  return {
    source,
    seconds: sorted(0),
    minutes: sorted(1),
    hours: sorted(2),
    days: at(3),
    months: at(4),
    weekdays: new Set([...at(5)].map((day) => day % 7)),
    years: at(6),
    anyDay: parts[3] === '*' || parts[3] === '?',
    anyWeekday: parts[5] === '*' || parts[5] === '?',
  };
}

function parseField(text: string, field: Field, source: string): Set<number> {
  const bad = () =>
    new Error(`the timer expression "${source}" has a ${field.name} "${text}" that is not understood`);
  const value = (word: string): number => {
    const named = field.words ? field.words.names.indexOf(word.toUpperCase()) : -1;
    const number =
      named >= 0 ? named + (field.words?.first ?? 0) : /^\d+$/.test(word) ? Number(word) : Number.NaN;
    if (!(number >= field.from && number <= field.to)) throw bad();
    return number;
  };
  const result = new Set<number>();
  for (const item of text.split(',')) {
    const match = /^(\*|\?|[\dA-Za-z]+)(?:-([\dA-Za-z]+))?(?:\/(\d+))?$/.exec(item);
    if (!match) throw bad();
    const [, start = '', end, step] = match;
    const every = start === '*' || start === '?';
    if (every && end !== undefined) throw bad();
    const from = every ? field.from : value(start);
    const to = every || (end === undefined && step !== undefined) ? field.to : value(end ?? start);
    const by = step === undefined ? 1 : Number(step);
    if (by < 1 || to < from) throw bad();
    for (let n = from; n <= to; n += by) result.add(n);
  }
  return result;
}

function dayMatches(cron: Cron, local: Date): boolean {
  if (!cron.years.has(local.getUTCFullYear()) || !cron.months.has(local.getUTCMonth() + 1)) return false;
  const day = cron.days.has(local.getUTCDate());
  const weekday = cron.weekdays.has(local.getUTCDay());
  return cron.anyDay || cron.anyWeekday ? day && weekday : day || weekday;
}

/**
 * All fire times in (after, until], in order, epoch milliseconds. Walks days first, so a rare expression over
 * many years costs little.
 */
export function* fireTimes(cron: Cron, after: number, until: number): Generator<number> {
  for (
    let midnight = Math.floor((after + BEIJING) / DAY) * DAY;
    midnight - BEIJING <= until;
    midnight += DAY
  ) {
    if (!dayMatches(cron, new Date(midnight))) continue;
    for (const hour of cron.hours) {
      const hourAt = midnight - BEIJING + hour * 3600_000;
      if (hourAt + 3600_000 <= after) continue;
      for (const minute of cron.minutes) {
        const minuteAt = hourAt + minute * 60_000;
        if (minuteAt + 60_000 <= after) continue;
        for (const second of cron.seconds) {
          const at = minuteAt + second * 1000;
          if (at > until) return;
          if (at > after) yield at;
        }
      }
    }
  }
}

/** The latest fire time in (after, until], or undefined. Looks backwards day by day. */
export function lastFireTime(cron: Cron, after: number, until: number): number | undefined {
  for (
    let midnight = Math.floor((until + BEIJING) / DAY) * DAY;
    midnight - BEIJING + DAY > after;
    midnight -= DAY
  ) {
    if (!dayMatches(cron, new Date(midnight))) continue;
    const start = Math.max(after, midnight - BEIJING - 1);
    let last: number | undefined;
    for (const at of fireTimes(cron, start, Math.min(until, midnight - BEIJING + DAY - 1))) last = at;
    if (last !== undefined) return last;
  }
  return undefined;
}
