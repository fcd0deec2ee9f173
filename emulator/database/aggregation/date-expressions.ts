// Dates taken apart and put together, as MongoDB does: mingo counts weeks otherwise and has no date of null.
import { Long } from 'bson';
import { isPlainObject } from '../field-path';
import { type Expression, evaluate, isNone, refuse } from './expression';

const DAY = 86_400_000;

/** Minutes by which a zone is ahead of UTC at an instant. */
function zoneMinutes(zone: unknown, at: Date): number {
  if (isNone(zone)) return 0;
  const text = String(zone);
  if (text === 'Z') return 0;
  const offset = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(text);
  if (offset) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
  try {
    const name = new Intl.DateTimeFormat('en-US', { timeZone: text, timeZoneName: 'longOffset' })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value;
    return name === 'GMT' ? 0 : zoneMinutes(name?.slice(3), at);
  } catch {
    return refuse(`unrecognized time zone identifier: "${text}"`);
  }
}

/** A date moved by its zone, so that its UTC fields are the local ones; undefined for none. */
function localDate(value: unknown, operator: string): { date: Date; minutes: number } | undefined {
  const parts = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const withZone = isPlainObject(parts) && 'date' in parts;
  const given = withZone ? parts.date : parts;
  if (isNone(given) || (withZone && parts.timezone === null)) return undefined;
  if (!(given instanceof Date)) refuse(`can't convert from ${typeof given} to Date (${operator})`);
  const minutes = withZone ? zoneMinutes(parts.timezone, given) : 0;
  return { date: new Date(given.getTime() + minutes * 60_000), minutes };
}

const dayOfYear = (date: Date) =>
  Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1;
/** Weeks begin on Sunday; the days before the year's first Sunday are week 0. */
const week = (date: Date) => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7);
const isoDay = (date: Date) => date.getUTCDay() || 7;
/** The Thursday of the date's week: the year it lies in is the week's. */
const thursday = (date: Date) => new Date(date.getTime() + (4 - isoDay(date)) * DAY);
const isoWeek = (date: Date) => Math.floor((dayOfYear(thursday(date)) - 1) / 7) + 1;
const isoYear = (date: Date) => thursday(date).getUTCFullYear();

const PARTS: Readonly<Record<string, (date: Date) => unknown>> = {
  $year: (date) => date.getUTCFullYear(),
  $month: (date) => date.getUTCMonth() + 1,
  $dayOfMonth: (date) => date.getUTCDate(),
  $hour: (date) => date.getUTCHours(),
  $minute: (date) => date.getUTCMinutes(),
  $second: (date) => date.getUTCSeconds(),
  $millisecond: (date) => date.getUTCMilliseconds(),
  $dayOfYear: dayOfYear,
  $dayOfWeek: (date) => date.getUTCDay() + 1,
  $isoDayOfWeek: isoDay,
  $week: week,
  $isoWeek: isoWeek,
  $isoWeekYear: isoYear,
};

const padded = (value: number, length: number) => String(value).padStart(length, '0');
const named = (date: Date, month: 'short' | 'long') =>
  date.toLocaleString('en-US', { month, timeZone: 'UTC' });
const offset = (minutes: number) =>
  `${minutes < 0 ? '-' : '+'}${padded(Math.floor(Math.abs(minutes) / 60), 2)}${padded(Math.abs(minutes) % 60, 2)}`;

const FORMATS: Readonly<Record<string, (date: Date, minutes: number) => string>> = {
  Y: (date) => padded(date.getUTCFullYear(), 4),
  m: (date) => padded(date.getUTCMonth() + 1, 2),
  d: (date) => padded(date.getUTCDate(), 2),
  H: (date) => padded(date.getUTCHours(), 2),
  M: (date) => padded(date.getUTCMinutes(), 2),
  S: (date) => padded(date.getUTCSeconds(), 2),
  L: (date) => padded(date.getUTCMilliseconds(), 3),
  j: (date) => padded(dayOfYear(date), 3),
  w: (date) => String(date.getUTCDay() + 1),
  u: (date) => String(isoDay(date)),
  U: (date) => padded(week(date), 2),
  V: (date) => padded(isoWeek(date), 2),
  G: (date) => padded(isoYear(date), 4),
  b: (date) => named(date, 'short'),
  B: (date) => named(date, 'long'),
  z: (_date, minutes) => offset(minutes),
  Z: (_date, minutes) => `${minutes < 0 ? '-' : '+'}${padded(Math.abs(minutes), 3)}`,
  '%': () => '%',
};

const dateToString: Expression = (document, operand, options) => {
  const given = evaluate(document, operand, options);
  if (!isPlainObject(given) || !('date' in given)) refuse("Missing 'date' parameter to $dateToString");
  const local = localDate({ date: given.date, timezone: given.timezone }, '$dateToString');
  if (!local) return given.onNull ?? null;
  const format =
    given.format ?? (given.timezone === undefined ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L');
  return String(format).replace(/%(.?)/g, (_all, name: string) => {
    const write = FORMATS[name];
    if (!write) refuse(`Invalid format character '%${name}' in format string`);
    return write(local.date, local.minutes);
  });
};

const wholeOf = (given: Record<string, unknown>, name: string, otherwise: number): number => {
  const value = given[name] ?? otherwise;
  const number = value instanceof Long ? value.toNumber() : value;
  if (!Number.isInteger(number)) refuse(`'${name}' must evaluate to an integer`);
  return number as number;
};

/** Parts may lie beyond their range: they carry over. */
const dateFromParts: Expression = (document, operand, options) => {
  const given = evaluate(document, operand, options);
  if (!isPlainObject(given)) refuse('$dateFromParts only supports an object as its argument');
  if (Object.values(given).some((value) => value === null)) return null;
  const part = (name: string, otherwise: number) => wholeOf(given, name, otherwise);
  const time = [part('hour', 0), part('minute', 0), part('second', 0), part('millisecond', 0)] as const;
  let date: Date;
  if ('isoWeekYear' in given) {
    const days = (part('isoWeek', 1) - 1) * 7 + part('isoDayOfWeek', 1) - 1;
    // The fourth of January is always in week 1.
    const fourth = new Date(Date.UTC(part('isoWeekYear', 0), 0, 4));
    date = new Date(fourth.getTime() + (days + 1 - isoDay(fourth)) * DAY);
    date.setUTCHours(...time);
  } else {
    if (!('year' in given)) refuse("$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
    date = new Date(Date.UTC(part('year', 0), part('month', 1) - 1, part('day', 1), ...time));
  }
  return new Date(date.getTime() - zoneMinutes(given.timezone, date) * 60_000);
};

/** mingo reads a text that is no date as none; MongoDB refuses it, unless `onError` says what else. */
function dateFromString(read: Expression): Expression {
  return (document, operand, options) => {
    const given = evaluate(document, operand, options);
    if (!isPlainObject(given) || !('dateString' in given))
      refuse("Missing 'dateString' parameter to $dateFromString");
    if (isNone(given.dateString)) return given.onNull ?? null;
    if (typeof given.dateString !== 'string')
      refuse(`$dateFromString requires that 'dateString' be a string, found: ${typeof given.dateString}`);
    const value = read(document, operand, options);
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value;
    if ('onError' in given) return given.onError;
    return refuse(`Error parsing date string '${given.dateString}'`);
  };
}

/** To be laid over mingo's own. */
export function dateExpressions(own: Readonly<Record<string, Expression>>): Record<string, Expression> {
  const parts = Object.entries(PARTS).map(([name, read]): [string, Expression] => [
    name,
    (document, operand, options) => {
      const local = localDate(evaluate(document, operand, options), name);
      return local ? read(local.date) : null;
    },
  ]);
  return {
    ...Object.fromEntries(parts),
    $dateToString: dateToString,
    $dateFromParts: dateFromParts,
    ...(own.$dateFromString && { $dateFromString: dateFromString(own.$dateFromString) }),
  };
}
