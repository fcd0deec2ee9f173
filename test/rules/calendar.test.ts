import fc from 'fast-check';
import { anniversaryDay, nextAnniversary } from '../../core/domain/calendar/anniversary';
import {
  addDays,
  dayInChinese,
  dayOf,
  daysBetween,
  hourOf,
  instantOf,
  isDay,
} from '../../core/domain/calendar/beijing';

describe('Beijing days', () => {
  it('change at 16:00 UTC, not at midnight of the machine', () => {
    expect(dayOf(Date.parse('2026-06-30T15:59:59.999Z'))).toBe('2026-06-30');
    expect(dayOf(Date.parse('2026-06-30T16:00:00.000Z'))).toBe('2026-07-01');
  });

  it('begin at the instant that Beijing calls midnight, and are offset by hours from there', () => {
    expect(instantOf('2026-07-01')).toBe(Date.parse('2026-07-01T00:00:00+08:00'));
    expect(instantOf('2026-07-01', 9)).toBe(Date.parse('2026-07-01T09:00:00+08:00'));
    expect(hourOf(Date.parse('2026-07-01T21:00:00+08:00'))).toBe(21);
    expect(hourOf(Date.parse('2026-07-01T00:59:00+08:00'))).toBe(0);
  });

  it('are counted over month ends, year ends and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2027-12-31', '2028-03-01')).toBe(61);
    expect(daysBetween('2026-07-08', '2026-07-01')).toBe(-7);
  });

  it('are real days of the calendar or none', () => {
    expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true);
    expect(['2026-02-29', '2026-02-30', '2026-13-01', '2026-7-1', '2026-07-01x', ''].some(isDay)).toBe(false);
  });

  it('are written in Chinese without leading zeros', () => {
    expect(dayInChinese('2026-07-01')).toBe('2026年7月1日');
  });
});

describe('anniversaries', () => {
  it('of 29 February fall on 28 February in common years and on 29 in leap years', () => {
    expect([1, 2, 3, 4, 76].map((years) => anniversaryDay('2024-02-29', years))).toEqual([
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
      '2100-02-28',
    ]);
  });

  it('next after a day is never on it, and is the first when nobody has served a year', () => {
    expect(nextAnniversary('2026-07-01', '2026-07-01')).toEqual({ years: 1, day: '2027-07-01' });
    expect(nextAnniversary('2026-07-01', '2027-06-30')).toEqual({ years: 1, day: '2027-07-01' });
    expect(nextAnniversary('2026-07-01', '2027-07-01')).toEqual({ years: 2, day: '2028-07-01' });
    expect(nextAnniversary('2026-07-01', '2025-01-01')).toEqual({ years: 1, day: '2027-07-01' });
    expect(nextAnniversary('2024-02-29', '2025-02-28')).toEqual({ years: 2, day: '2026-02-28' });
  });

  it('refuse an entry day that the calendar does not have', () => {
    expect(() => anniversaryDay('2026-02-30', 1)).toThrow(RangeError);
  });

  it('come once in each year of forty, none missed and none doubled, for any entry day', () => {
    const start = Date.UTC(2000, 0, 1) / 86_400_000;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 366 * 60 }), (offset) => {
        const entry = new Date((start + offset) * 86_400_000).toISOString().slice(0, 10);
        let day = entry;
        for (let years = 1; years <= 40; years += 1) {
          const next = nextAnniversary(entry, day);
          expect(next.years).toBe(years);
          expect(Number(next.day.slice(0, 4))).toBe(Number(entry.slice(0, 4)) + years);
          expect(isDay(next.day)).toBe(true);
          day = next.day;
        }
      }),
      { numRuns: 200 },
    );
  });
});
