import { feastsBetween, feastsOf } from '../../core/domain/calendar/feasts';
import { addWorkingDays } from '../../core/domain/calendar/working-days';
import { feastNames } from '../../core/domain/reminder/declarations/feast';
import { demandsOf } from '../../core/domain/reminder/plan';
import { readNotice } from '../../miniprogram/packages/workbench/pages/days-off/notice';

/** As the Purple Mountain Observatory gives them: 春节, 清明, 端午, 中秋. */
const known: [number, string, string, string, string][] = [
  [2024, '2024-02-10', '2024-04-04', '2024-06-10', '2024-09-17'],
  [2025, '2025-01-29', '2025-04-04', '2025-05-31', '2025-10-06'],
  [2026, '2026-02-17', '2026-04-05', '2026-06-19', '2026-09-25'],
  [2027, '2027-02-06', '2027-04-05', '2027-06-09', '2027-09-15'],
  [2033, '2033-01-31', '2033-04-04', '2033-06-01', '2033-09-08'],
];

test.each(known)('the feasts of %i fall on their days', (year, spring, qingming, dragonBoat, midAutumn) => {
  const days = Object.fromEntries(feastsOf(year).map(({ feast, day }) => [feast, day]));
  expect(days).toEqual({
    'new-year': `${year}-01-01`,
    spring,
    qingming,
    labour: `${year}-05-01`,
    'dragon-boat': dragonBoat,
    'mid-autumn': midAutumn,
    national: `${year}-10-01`,
  });
});

test('every year from 2026 to 2066 has seven feasts in order, and a year’s end meets the next new year', () => {
  for (let year = 2026; year <= 2066; year++) {
    const days = feastsOf(year).map(({ day }) => day);
    expect([year, days.length, [...days].sort()]).toEqual([year, 7, days]);
    expect(new Set(feastsOf(year).map(({ feast }) => feastNames[feast])).size).toBe(7);
  }
  expect(feastsBetween('2026-12-20', '2027-02-07').map(({ feast }) => feast)).toEqual(['new-year', 'spring']);
});

const published = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

test('the yearly notice is read as it is published', () => {
  const { off, on } = readNotice(published, 2026);
  expect(off).toHaveLength(3 + 9 + 3 + 5 + 3 + 3 + 7);
  expect(off.slice(0, 4)).toEqual(['2026-01-01', '2026-01-02', '2026-01-03', '2026-02-15']);
  expect(off.at(-1)).toBe('2026-10-07');
  expect(on).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
});

test.each([
  ['over a month’s end', '劳动节：4月29日至5月3日放假，共5天。', 5, '2027-04-29', '2027-05-03'],
  [
    'with the year named, begun the year before',
    '元旦：2026年12月31日至2027年1月2日放假。',
    2,
    '2027-01-01',
    '2027-01-02',
  ],
  ['of a single day', '中秋节：9月15日放假。', 1, '2027-09-15', '2027-09-15'],
])('a notice %s', (_what, text, count, first, last) => {
  const { off } = readNotice(text, 2027);
  expect([off.length, off[0], off.at(-1)]).toEqual([count, first, last]);
});

test.each(['', '祝大家节日愉快', '十月一日至七日放假', '13月40日放假', '10月7日至1日放假'])(
  'a text that is no notice gives no day: %s',
  (text) => expect(readNotice(text, 2027)).toEqual({ off: [], on: [] }),
);

test('a feast is reminded of five working days before, counted by the year’s table', () => {
  const table = readNotice(published, 2026);
  expect(addWorkingDays('2026-10-01', -5, table)).toBe('2026-09-23'); // 30, 29, 28, 24, 23: the 25th to the 27th are off
  const matter = {
    ...{
      kind: 'feast',
      subject: 'u-court',
      occurrence: '2026-national',
      at: Date.parse('2026-10-01T00:00:00+08:00'),
    },
    people: { officer: ['p1', 'p2'] },
    facts: { feast: 'national', day: '2026-10-01' },
  };
  const [first, second] = demandsOf(matter, Date.parse('2026-09-12T06:00:00+08:00'), table);
  expect(first?.dueAt).toBe(Date.parse(`${addWorkingDays('2026-10-01', -5, table)}T09:00:00+08:00`));
  expect(second?._id).toBe('feast:u-court:2026-national:before:p2');
});
