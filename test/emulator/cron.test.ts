import { type Cron, fireTimes, lastFireTime, parseCron } from '../../emulator/timers/cron';

const at = (text: string) => Date.parse(`${text}+08:00`);
const shown = (ms: number) => new Date(ms + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ');
const between = (cron: string, from: string, to: string) =>
  [...fireTimes(parseCron(cron), at(from), at(to))].map(shown);

test('nine in the morning is nine in Beijing, one in the morning UTC', () => {
  const [first] = fireTimes(
    parseCron('0 0 9 * * * *'),
    Date.parse('2026-07-01T00:00:00Z'),
    Date.parse('2026-07-02T00:00:00Z'),
  );
  expect(new Date(first ?? 0).toISOString()).toBe('2026-07-01T01:00:00.000Z');
});

test('the begin of the span is left out and its end belongs to it', () => {
  expect(between('0 0 9 * * * *', '2026-07-01T09:00:00', '2026-07-02T09:00:00')).toEqual([
    '2026-07-02 09:00:00',
  ]);
});

test.each([
  [
    'every quarter of an hour',
    '0 */15 * * * * *',
    ['2026-07-01 00:15:00', '2026-07-01 00:30:00', '2026-07-01 00:45:00'],
  ],
  [
    'a list and a range',
    '0,30 10-11 0 * * * *',
    ['2026-07-01 00:10:00', '2026-07-01 00:10:30', '2026-07-01 00:11:00', '2026-07-01 00:11:30'],
  ],
  ['a start with a step', '0 20/20 0 * * * *', ['2026-07-01 00:20:00', '2026-07-01 00:40:00']],
  ['a year that is over', '0 5 0 * * * 2025', []],
])('%s', (_name, cron, expected) => {
  expect(between(cron, '2026-07-01T00:00:00', '2026-07-01T00:59:59')).toEqual(expected);
});

test('day and weekday given together mean either of them', () => {
  // 1 July 2026 is a Wednesday.
  expect(between('0 0 9 3 * MON *', '2026-07-01T00:00:00', '2026-07-08T00:00:00')).toEqual([
    '2026-07-03 09:00:00',
    '2026-07-06 09:00:00',
  ]);
});

test('a weekday alone means that weekday, Sunday is 0 and SUN', () => {
  const sunday = ['2026-07-05 09:00:00'];
  expect(between('0 0 9 * * 0 *', '2026-07-01T00:00:00', '2026-07-08T00:00:00')).toEqual(sunday);
  expect(between('0 0 9 * * SUN *', '2026-07-01T00:00:00', '2026-07-08T00:00:00')).toEqual(sunday);
});

test('29 February comes every fourth year', () => {
  expect(between('0 0 9 29 2 * *', '2026-01-01T00:00:00', '2033-01-01T00:00:00')).toEqual([
    '2028-02-29 09:00:00',
    '2032-02-29 09:00:00',
  ]);
});

test('the last fire time of a span is found without walking it', () => {
  const cron: Cron = parseCron('0 */5 * * * * *');
  expect(shown(lastFireTime(cron, at('2026-01-01T00:00:00'), at('2026-07-01T09:13:00')) ?? 0)).toBe(
    '2026-07-01 09:10:00',
  );
  expect(lastFireTime(cron, at('2026-07-01T09:11:00'), at('2026-07-01T09:13:00'))).toBeUndefined();
  expect(
    shown(
      lastFireTime(parseCron('0 0 3 1 1 * *'), at('2026-01-01T03:00:00'), at('2027-12-31T00:00:00')) ?? 0,
    ),
  ).toBe('2027-01-01 03:00:00');
});

test.each([
  ['* * * * *', 'fields'],
  ['60 * * * * * *', 'second'],
  ['0 0 24 * * * *', 'hour'],
  ['0 0 9 0 * * *', 'day of month'],
  ['0 0 9 * 13 * *', 'month'],
  ['0 0 9 * * FUN *', 'day of week'],
  ['0 5-1 9 * * * *', 'minute'],
  ['0 */0 9 * * * *', 'minute'],
])('"%s" is refused by the name of its field', (cron, field) => {
  expect(() => parseCron(cron)).toThrow(field);
});
