import { addDuration, parseDuration, parseZone } from '../../emulator/clock/duration';
import { isLongJump, type Stride, stridesBetween } from '../../emulator/clock/stride';
import { VirtualClock } from '../../emulator/clock/virtual-clock';
import { EXACT_LIMIT, type Timer, way } from '../../emulator/clock/way';
import { parseCron } from '../../emulator/timers/cron';

const EIGHT = 8 * 3600_000;
const at = (text: string) => Date.parse(`${text}+08:00`);
const shown = (ms: number) => new Date(ms + EIGHT).toISOString().slice(0, 16).replace('T', ' ');

function duration(text: string) {
  const parsed = parseDuration(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

describe('durations', () => {
  test.each([
    ['2024-02-29T09:00', 'P1Y', '2025-02-28 09:00'],
    ['2024-02-29T09:00', 'P4Y', '2028-02-29 09:00'],
    ['2026-01-31T23:30', 'P1M', '2026-02-28 23:30'],
    ['2026-12-31T00:10', 'P1M', '2027-01-31 00:10'],
    ['2026-12-31T12:00', 'P1D', '2027-01-01 12:00'],
    ['2026-07-01T09:12', 'P7D', '2026-07-08 09:12'],
    ['2026-07-01T09:12', 'P1W', '2026-07-08 09:12'],
    ['2026-07-01T23:30', 'PT1H', '2026-07-02 00:30'],
    ['2026-07-01T09:12', 'P1Y2M3DT4H5M', '2027-09-04 13:17'],
  ])('%s and %s is %s, counted in Beijing', (from, step, expected) => {
    expect(shown(addDuration(at(from), duration(step), EIGHT))).toBe(expected);
  });

  test('the same step differs where the local day differs', () => {
    const instant = Date.parse('2024-02-28T20:00:00Z'); // already 29 February in Beijing
    expect(new Date(addDuration(instant, duration('P1Y'), EIGHT)).toISOString()).toBe(
      '2025-02-27T20:00:00.000Z',
    );
    expect(new Date(addDuration(instant, duration('P1Y'), 0)).toISOString()).toBe('2025-02-28T20:00:00.000Z');
  });

  test.each(['', 'P', 'PT', '1D', 'P1', 'P1DT', 'P-1D', 'one day'])('"%s" is no duration', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test('zones are fixed offsets', () => {
    expect([parseZone('+08:00'), parseZone('-03:30'), parseZone('Z')]).toEqual([EIGHT, -3.5 * 3600_000, 0]);
    expect([parseZone('Asia/Shanghai'), parseZone('+8'), parseZone('+15:00')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

const DAILY: Stride = { every: duration('P1D'), at: 9 * 3600_000, zone: EIGHT };
const timer = (functionName: string, cron: string): Timer => ({
  functionName,
  triggerName: 't',
  cron: parseCron(cron),
});

describe('strides', () => {
  test('a week from the afternoon stops seven times at nine in Beijing', () => {
    const stops = [...stridesBetween(at('2026-07-01T15:00'), at('2026-07-08T15:00'), DAILY)].map(shown);
    expect(stops[0]).toBe('2026-07-02 09:00');
    expect(stops).toHaveLength(7);
    expect(stops.every((stop) => stop.endsWith('09:00'))).toBe(true);
  });

  test('monthly strides from the 31st come back to the 31st', () => {
    const monthly = { ...DAILY, every: duration('P1M') };
    expect([...stridesBetween(at('2026-01-31T08:00'), at('2026-05-01T00:00'), monthly)].map(shown)).toEqual([
      '2026-01-31 09:00',
      '2026-02-28 09:00',
      '2026-03-31 09:00',
      '2026-04-30 09:00',
    ]);
  });

  test('a jump is long when it is more than two strides', () => {
    expect(isLongJump(at('2026-07-01T09:00'), at('2026-07-03T09:00'), DAILY)).toBe(false);
    expect(isLongJump(at('2026-07-01T09:00'), at('2026-07-03T09:01'), DAILY)).toBe(true);
  });
});

describe('the way of a jump', () => {
  test('a year with a timer every minute stops once a day and once at the end', () => {
    const stops = [
      ...way(at('2026-07-01T09:12'), at('2027-07-01T09:12'), [timer('clock', '0 * * * * * *')], DAILY),
    ];
    expect(stops).toHaveLength(366);
    expect(stops.every((stop) => stop.timers.length === 1)).toBe(true);
    expect(shown(stops[365]?.at ?? 0)).toBe('2027-07-01 09:12');
  });

  test('on a long way a timer runs only when its time came since the stop before', () => {
    const monthly = timer('report', '0 0 3 1 * * *');
    const stops = [...way(at('2026-07-01T09:12'), at('2026-10-01T02:00'), [monthly], DAILY)];
    const fired = stops.filter((stop) => stop.timers.length > 0).map((stop) => shown(stop.at));
    expect(fired).toEqual(['2026-08-01 09:00', '2026-09-01 09:00']);
  });

  test('an hour stops at each fire time, in order, two timers at once together', () => {
    const stops = [
      ...way(
        at('2026-07-01T09:00'),
        at('2026-07-01T10:00'),
        [timer('a', '0 */20 * * * * *'), timer('b', '0 40 * * * * *')],
        DAILY,
      ),
    ];
    expect(
      stops.map((stop) => [shown(stop.at).slice(11), stop.timers.map((t) => t.functionName).join()]),
    ).toEqual([
      ['09:20', 'a'],
      ['09:40', 'a,b'],
      ['10:00', 'a'],
    ]);
  });

  test('a day with a timer every second goes by stride', () => {
    const stops = [
      ...way(at('2026-07-01T10:00'), at('2026-07-02T10:00'), [timer('a', '* * * * * * *')], DAILY),
    ];
    expect(stops.map((stop) => shown(stop.at))).toEqual(['2026-07-02 09:00', '2026-07-02 10:00']);
    expect(EXACT_LIMIT).toBeLessThan(86_400);
  });
});

describe('the virtual clock', () => {
  test('runs in real speed from where it is put', () => {
    let real = 1_000;
    const clock = new VirtualClock(() => real);
    clock.set(50_000);
    real += 250;
    expect([clock.now(), clock.offset, clock.frozen]).toEqual([50_250, 49_000, false]);
  });

  test('stands while frozen, may be moved then, and runs on from there', () => {
    let real = 1_000;
    const clock = new VirtualClock(() => real);
    clock.freeze();
    real += 500;
    expect(clock.now()).toBe(1_000);
    clock.set(9_000);
    real += 500;
    expect(clock.now()).toBe(9_000);
    clock.thaw();
    real += 7;
    expect(clock.now()).toBe(9_007);
  });

  test('continues from a kept state', () => {
    let real = 1_000;
    const before = new VirtualClock(() => real);
    before.set(70_000);
    const after = new VirtualClock(() => real);
    after.restore(before.state);
    real += 5;
    expect(after.now()).toBe(70_005);
    before.freeze();
    after.restore(before.state);
    real += 5;
    expect([after.now(), after.frozen]).toEqual([70_005, true]);
  });
});
