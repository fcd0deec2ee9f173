/**
 * The value rules of subscribe messages by the field's type prefix (PLATFORM.md §1.4, from
 * developers.weixin.qq.com …/subscribe-message/api_sendmessage). Characters are counted as code points.
 */

const CLOCK = '(?:[01]?\\d|2[0-3])[:：][0-5]\\d(?:[:：][0-5]\\d)?';
const CHINESE_DATE = '\\d{4}年\\d{1,2}月\\d{1,2}日';
const DATE = `(?:${CHINESE_DATE}|\\d{4}-\\d{1,2}-\\d{1,2}|\\d{4}/\\d{1,2}/\\d{1,2}|\\d{4}\\.\\d{1,2}\\.\\d{1,2})`;
// The table shows years only as 年月日, its note below allows the other ways to join a date for all types; projects rely on them.
const TIME_VALUE = new RegExp(`^(?:${DATE}\\s?)?${CLOCK}$`);
const DATE_VALUE = new RegExp(`^${DATE}(?:\\s?${CLOCK})?$`);

type Rule = (value: string) => boolean;

const length = (value: string) => [...value].length;
const rangeOf =
  (one: RegExp): Rule =>
  (value) => {
    const ends = value.split('~');
    return ends.length <= 2 && ends.every((end) => one.test(end.trim()) && datesExist(end));
  };

/** A date that is written must be one that the calendar has. */
function datesExist(text: string): boolean {
  const match = /(\d{4})[年\-/.](\d{1,2})[月\-/.](\d{1,2})/.exec(text);
  if (!match) return true;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const RULES: Readonly<Record<string, Rule>> = {
  thing: (value) => length(value) <= 20,
  number: (value) => /^-?\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[\p{P}\p{S}]{1,5}$/u.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: rangeOf(TIME_VALUE),
  date: rangeOf(DATE_VALUE),
  amount: (value) => /^\p{Sc}?\d{1,10}(\.\d+)?元?$/u.test(value),
  phone_number: (value) => /^[\d+\-() #*]{1,17}$/.test(value),
  car_number: (value) =>
    length(value) <= 8 && /^[\p{Script=Han}A-Za-z\d][A-Za-z\d·]*[\p{Script=Han}A-Za-z\d]$/u.test(value),
  name: (value) =>
    /\p{Script=Han}/u.test(value)
      ? length(value) <= 10 && /^[\p{Script=Han}A-Za-z\p{P}\p{S} ]+$/u.test(value)
      : /^[A-Za-z\p{P}\p{S} ]{1,20}$/u.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  // Which values an enum allows is the template's own list.
  enum: () => true,
};

/** The type prefixes that exist. */
export const FIELD_TYPES: readonly string[] = Object.keys(RULES);

/** The type of a field such as `character_string3`, or undefined when there is no such type. */
export function fieldType(field: string): string | undefined {
  const match = /^([a-z_]+?)\d+$/.exec(field);
  return match?.[1] !== undefined && Object.hasOwn(RULES, match[1]) ? match[1] : undefined;
}

/**
 * What is wrong with the value of a field: `empty`, `invalid`, or undefined when it may be sent.
 * @param allowed the listed values of an `enum` field
 */
export function fieldProblem(
  field: string,
  value: unknown,
  allowed?: readonly string[],
): 'empty' | 'invalid' | undefined {
  if (value === undefined || value === null) return 'empty';
  // Numbers are accepted as WeChat does: JSON numbers are read as their digits.
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return 'invalid';
  if (text.trim() === '') return 'empty';
  // Control characters and line ends are refused for every type.
  if (/\p{Cc}|\u2028|\u2029/u.test(text)) return 'invalid';
  const type = fieldType(field);
  const rule = type === undefined ? undefined : RULES[type];
  if (!rule?.(text)) return 'invalid';
  return type === 'enum' && allowed && !allowed.includes(text) ? 'invalid' : undefined;
}
