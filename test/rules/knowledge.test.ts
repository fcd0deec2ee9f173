import { readingOf } from '../../cloudfunctions/_kernel/knowledge-base';
import { answeringOf, coverageOf, partOf, quantile } from '../../core/domain/duty/figures';
import { firstEntries } from '../../core/domain/duty/first-entries';
import { fitOf, found, normalized } from '../../core/domain/duty/knowledge';

const entries = firstEntries.map((entry) => ({ ...entry, ...readingOf(entry.question) }));
const best = (typed: string) => found(entries, typed, 3).map(({ id }) => id);

test('words, other words for the same, pinyin and first letters all find it; nonsense finds nothing', () => {
  const cases: [string, string][] = [
    ['微信红包', 'first-gift-red'],
    ['份子钱 满月酒', 'first-celebrate'],
    ['同学留下两盒茶叶，里面夹着一张卡', 'first-gift-left'],
    ['饭局能不能去', 'first-banquet'],
    ['老婆想做生意', 'first-business'],
    ['打麻将输钱', 'first-gamble'],
    ['律师', 'first-lawyer'],
    ['hongbao', 'first-gift-red'],
    ['zhouzhuan', 'first-loan'],
    ['pyqcf', 'first-banquet'],
    ['晚上睡不着', 'first-silent'],
  ];
  for (const [typed, wanted] of cases)
    expect([typed, best(typed)]).toEqual([typed, expect.arrayContaining([wanted])]);
  for (const typed of ['', '量子色动力学', 'xyzzy', '，。！', 'q'])
    expect([typed, best(typed)]).toEqual([typed, []]);
  expect(normalized(' 红包，能收吗？ABC ')).toBe('红包能收吗abc');
});

test('every first entry is found by its own question, says where it is from, and names nobody', () => {
  for (const entry of entries) {
    expect(best(entry.question)[0]).toBe(entry.id);
    expect(fitOf(entry, entry.pinyin.slice(0, 12))).toBeGreaterThan(0);
    expect(entry.sources.length).toBeGreaterThan(0);
    expect(entry.question.length).toBeLessThanOrEqual(100);
  }
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
});

test('median and ninetieth by the nearest rank; within the promise, open and withdrawn as they are meant', () => {
  expect([quantile([], 0.5), quantile([5], 0.9), quantile([4, 1, 3, 2], 0.5)]).toEqual([null, 5, 2]);
  expect(
    quantile(
      Array.from({ length: 100 }, (_, n) => n + 1),
      0.9,
    ),
  ).toBe(90);
  const at = Date.parse('2026-07-01T10:00:00+08:00');
  const minute = 60_000;
  const one = (state: 'answered' | 'new' | 'withdrawn' | 'closed', after: number | null) => ({
    ...{ at, topic: 'gift', state, rating: null },
    firstAnswerAt: after === null ? null : at + after * minute,
  });
  const rows = [
    one('answered', 10),
    one('closed', 30),
    one('answered', 31),
    one('new', null),
    one('withdrawn', null),
  ];
  expect(answeringOf(rows)).toEqual({
    ...{ asked: 4, answered: 3, within: 2, open: 1, median: 30 * minute, ninetieth: 31 * minute },
  });
  expect(
    ['00:10', '08:00', '12:30', '21:59', '22:00'].map((time) =>
      partOf(Date.parse(`2026-07-01T${time}:00+08:00`)),
    ),
  ).toEqual([0, 8, 12, 18, 22]);
  const rota = {
    pattern: [{ weekday: 3, layer: 'day' as const, officerId: 'a', backupId: null }],
    ...{ exceptions: [], fallbackId: null },
  };
  const shifts = (['day', 'night'] as const).map((layer) => ({ day: '2026-07-01', layer }));
  expect(coverageOf(rota, shifts, new Set(['a']), [])).toEqual({ shifts: 2, staffed: 1, backed: 0 });
});
