import * as dates from '../../miniprogram/text/dates';

/** 2026-07-01 09:12 in Beijing. */
const morning = Date.UTC(2026, 6, 1, 1, 12);

test('an instant late in the evening of UTC is the next day in Beijing', () => {
  expect(dates.dayOf(Date.UTC(2026, 5, 30, 16, 0))).toBe('2026-07-01');
  expect(dates.dayOf(Date.UTC(2026, 5, 30, 15, 59, 59))).toBe('2026-06-30');
  expect(dates.clockText(morning)).toBe('09:12');
  expect(dates.stampText(morning)).toBe('2026年7月1日 09:12');
});

test('dates on paper stand in Chinese numerals', () => {
  expect(dates.dayInk('2026-07-01')).toBe('二〇二六年七月一日');
  expect(dates.dayInk('2030-10-20')).toBe('二〇三〇年十月二十日');
  expect(dates.monthDayInk('2026-12-31')).toBe('十二月三十一日');
});

test('numbers read as they are spoken', () => {
  const spoken = [0, 2, 10, 11, 20, 29, 100, 101, 110, 119, 120, 999].map(dates.numeral);
  expect(spoken).toEqual([
    '零',
    '二',
    '十',
    '十一',
    '二十',
    '二十九',
    '一百',
    '一百零一',
    '一百一十',
    '一百一十九',
    '一百二十',
    '九百九十九',
  ]);
  expect([1, 2, 3].map(dates.countText)).toEqual(['一', '两', '三']);
});

test('week days, seasons and neighbouring days are those of Beijing', () => {
  expect(dates.weekdayText('2026-07-01')).toBe('星期三');
  expect(
    ['2026-01-05', '2026-03-01', '2026-07-01', '2026-11-30', '2026-12-01'].map(dates.seasonText),
  ).toEqual(['冬天', '春天', '夏天', '秋天', '冬天']);
  expect(dates.rowDayText('2026-06-30', '2026-07-01')).toBe('昨天');
  expect(dates.rowDayText('2025-07-01', '2026-07-01')).toBe('2025年7月1日');
  expect(dates.daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(dates.addDays('2026-12-31', 1)).toBe('2027-01-01');
});

test('what is near is said as people say it', () => {
  const at = (day: number, hour: number, minute = 7) => Date.UTC(2026, 6, day, hour - 8, minute);
  expect(dates.nearText(at(2, 21), morning)).toBe('明晚 21:07');
  expect(dates.nearText(at(2, 8), morning)).toBe('明早 08:07');
  expect(dates.nearText(at(1, 21), morning)).toBe('今晚 21:07');
  expect(dates.nearText(at(5, 12), morning)).toBe('7月5日 12:07');
  expect(dates.agoText(morning - 60_000, morning)).toBe('刚刚');
  expect(dates.agoText(at(1, 8), at(1, 20))).toBe('今早');
  expect(dates.agoText(at(1, 8) - 86_400_000, morning)).toBe('昨天');
});
