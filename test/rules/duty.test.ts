import { addDays, dayMs, dayOf, hourMs } from '../../core/domain/calendar/beijing';
import { beginRound, type Calling, carriedOn, nextCall, type Staff } from '../../core/domain/duty/escalation';
import { promisedBy } from '../../core/domain/duty/promise';
import { after, isWaiting, questionEvents, questionStates } from '../../core/domain/duty/question';
import {
  affectedBy,
  emptyRota,
  findingsOf,
  type Rota,
  shiftAt,
  shiftOf,
  shiftsFrom,
  staffOf,
  startOf,
  withOfficer,
} from '../../core/domain/duty/rota';
import { Random } from '../support/random';

const at = (text: string) => Date.parse(`${text}+08:00`);
const minutes = (from: string) => (promisedBy(at(from)) - at(from)) / 60_000;

test('thirty minutes by day, two hours by night, and no night longer than the morning’s half hour', () => {
  const cases: [string, number][] = [
    ['2026-07-01T08:00:00', 30],
    ['2026-07-01T21:59:00', 30],
    ['2026-07-01T22:00:00', 120],
    ['2026-12-31T23:30:00', 120],
    ['2026-07-02T05:59:00', 120],
    ['2026-07-02T06:30:00', 120],
    ['2026-07-02T07:50:00', 40],
  ];
  for (const [from, wanted] of cases) expect([from, minutes(from)]).toEqual([from, wanted]);
});

test('every event in every state: what waits can be taken, nothing wakes what was withdrawn', () => {
  for (const event of questionEvents) expect(after('withdrawn', event)).toBeNull();
  for (const state of questionStates) {
    expect([state, after(state, 'take')]).toEqual([state, isWaiting(state) ? 'taken' : null]);
    expect([state, after(state, 'escalate')]).toEqual([state, isWaiting(state) ? 'escalated' : null]);
    expect([state, after(state, 'withdraw')]).toEqual([state, isWaiting(state) ? 'withdrawn' : null]);
    expect([state, after(state, 'reopen')]).toEqual([state, state === 'closed' ? 'new' : null]);
  }
  expect(after('answered', 'add')).toBe('new');
});

const pair = (officerId: string | null, backupId: string | null) => ({ officerId, backupId });
const week: Rota = {
  pattern: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
    { weekday, layer: 'day' as const, ...pair('a', 'b') },
    { weekday, layer: 'night' as const, ...pair('b', 'a') },
  ]),
  exceptions: [],
  fallbackId: null,
};
const all = new Set(['a', 'b', 'c']);

test('every instant lies in exactly one shift, across midnight, months and years', () => {
  for (let now = at('2026-12-30T00:00:00'); now < at('2027-01-03T00:00:00'); now += 30 * 60_000) {
    const found = shiftAt(now);
    expect(startOf(found)).toBeLessThanOrEqual(now);
    expect(startOf(found) + 12 * hourMs).toBeGreaterThan(now);
    const [first, second] = shiftsFrom(now, 2);
    expect(first).toEqual(found);
    expect(second && startOf(second)).toBe(startOf(found) + 12 * hourMs);
  }
  expect(shiftAt(at('2027-01-01T07:59:59'))).toEqual({ day: '2026-12-31', layer: 'night' });
});

test('an exception stands before a day off, a day off before its weekday, and only where it is set', () => {
  const shift = { day: '2026-10-01', layer: 'day' as const };
  const offs = ['2026-10-01'];
  const named = (rota: Rota, daysOff: string[] = offs) => shiftOf(rota, shift, daysOff).officerId;
  expect(named(week)).toBe('a');
  const holiday = {
    ...week,
    pattern: [...week.pattern, { weekday: 0, layer: 'day' as const, ...pair('c', 'a') }],
  };
  expect(named(holiday)).toBe('c');
  expect(named(holiday, [])).toBe('a');
  expect(named({ ...holiday, exceptions: [{ ...shift, ...pair('b', null) }] })).toBe('b');
  expect(named(withOfficer(holiday, shift, 'a', offs))).toBe('a');
  // Who takes a shift over changes places with who gives it, when they were behind it.
  expect(shiftOf(withOfficer(week, shift, 'b'), shift)).toMatchObject(pair('b', 'a'));
});

test('who is there: only those who serve, the fallback for whoever is missing, nobody twice', () => {
  const cases: [ReturnType<typeof pair>, string | null, string[], ReturnType<typeof pair>][] = [
    [pair('a', 'b'), 'c', ['a', 'b', 'c'], pair('a', 'b')],
    [pair('a', 'b'), 'c', ['b', 'c'], pair('c', 'b')],
    [pair('a', null), 'c', ['a', 'c'], pair('a', 'c')],
    [pair('a', 'a'), null, ['a'], pair('a', null)],
    [pair('a', 'b'), 'b', ['b'], pair(null, 'b')],
    [pair(null, null), 'c', ['c'], pair('c', null)],
    [pair('a', 'b'), 'c', [], pair(null, null)],
  ];
  for (const [shift, fallback, serving, wanted] of cases)
    expect([shift, fallback, staffOf(shift, fallback, new Set(serving))]).toEqual([shift, fallback, wanted]);
});

test('gaps, doubles and people who are gone show for thirty days; who is affected is who has other shifts', () => {
  const now = at('2026-07-01T09:00:00');
  expect(findingsOf(week, now, all)).toEqual([]);
  const monday = { ...week, pattern: week.pattern.filter(({ weekday }) => weekday !== 1) };
  const gaps = findingsOf(monday, now, all).filter(({ what }) => what === 'gap');
  expect(gaps.map(({ day }) => day)).toEqual(
    ['06', '13', '20', '27'].flatMap((day) => [`2026-07-${day}`, `2026-07-${day}`]),
  );
  const same = { ...week, pattern: week.pattern.map((row) => ({ ...row, ...pair('a', 'b') })) };
  expect(new Set(findingsOf(same, now, all).map(({ what }) => what))).toEqual(new Set(['double']));
  const gone = findingsOf(week, now, new Set(['a']));
  expect(gone.filter(({ what }) => what === 'gone').every(({ personId }) => personId === 'b')).toBe(true);
  expect(affectedBy(week, withOfficer(week, { day: '2026-07-09', layer: 'day' }, 'c'), now)).toEqual([
    'a',
    'c',
  ]);
  expect(affectedBy(week, withOfficer(week, { day: '2026-09-09', layer: 'day' }, 'c'), now)).toEqual([]);
  expect(affectedBy(emptyRota, week, now).sort()).toEqual(['a', 'b']);
});

test('the table of calls: an empty step is skipped, nobody is called twice in a round', () => {
  const staff = (officer: string[], backup: string[], leader: string[]): Staff => ({
    officer,
    backup,
    leader,
  });
  expect(nextCall(staff(['a'], ['b'], ['l']), null)).toEqual({ step: 'officer', people: ['a'] });
  expect(nextCall(staff([], ['b'], ['l']), null)).toEqual({ step: 'backup', people: ['b'] });
  expect(nextCall(staff([], [], ['l']), null)).toEqual({ step: 'leader', people: ['l'] });
  expect(nextCall(staff([], [], []), null)).toBeNull();
  expect(nextCall(staff(['a'], ['a'], ['l']), 'officer', ['a'])).toEqual({ step: 'leader', people: ['l'] });
  expect(nextCall(staff(['a'], ['b'], ['l']), 'leader')).toBeNull();
});

/**
 * A year of questions at all hours, half of them around midnight, a change of shifts or on a day off, against a rota with gaps, holidays, absences, and swaps that are confirmed while questions wait,
 * minute by minute as the clock goes. The law is written out afresh here: what
 * is asked is answered or has been called for up to the leader, within the promise of each step, and nobody twice for one step.
 */
test.each([1, 7, 20260701])(
  'a simulated year (seed %i): every question is answered or called for by the table',
  (seed) => {
    const random = new Random(seed);
    const people = ['a', 'b', 'c', 'd'];
    const start = at('2026-01-01T00:00:00');
    const days = 365;
    const daysOff = Array.from({ length: 30 }, () => addDays('2026-01-01', random.below(days)));
    const first: Rota = {
      pattern: [0, 1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
        (['day', 'night'] as const)
          .filter(() => random.next() > 0.1)
          .map((layer) => ({
            ...{ weekday, layer },
            ...pair(random.pick(people), random.next() > 0.15 ? random.pick(people) : null),
          })),
      ),
      exceptions: [],
      fallbackId: 'd',
    };
    /** Each swap is confirmed some hours before its shift or in the midst of it; from then on the rota is another. */
    const swaps = Array.from({ length: 60 }, () => {
      const shift = {
        day: addDays('2026-01-01', random.below(days)),
        layer: random.pick(['day', 'night'] as const),
      };
      return { shift, to: random.pick(people), from: startOf(shift) + (random.below(30) - 24) * hourMs };
    }).sort((one, other) => one.from - other.from);
    const rotas = [{ from: 0, rota: first }];
    for (const { shift, to, from } of swaps)
      rotas.push({ from, rota: withOfficer(rotas.at(-1)?.rota ?? first, shift, to, daysOff) });
    const rotaAt = (now: number) => rotas.filter(({ from }) => from <= now).at(-1)?.rota ?? first;
    /** Each is away for three weeks somewhere; the leader for a month. */
    const away = new Map([...people, 'l'].map((id) => [id, start + random.below(days - 30) * dayMs]));
    const serving = (id: string, now: number) => {
      const from = away.get(id) as number;
      return !(now >= from && now < from + (id === 'l' ? 30 : 21) * dayMs);
    };
    const staffAt = (now: number): Staff => {
      const there = new Set(people.filter((id) => serving(id, now)));
      const rota = rotaAt(now);
      const { officerId, backupId } = staffOf(shiftOf(rota, shiftAt(now), daysOff), rota.fallbackId, there);
      const one = (id: string | null) => (id === null ? [] : [id]);
      return { officer: one(officerId), backup: one(backupId), leader: serving('l', now) ? ['l'] : [] };
    };

    let answered = 0;
    for (let n = 0; n < 700; n += 1) {
      const edge = random.pick([0, 8, 20, 22]) * hourMs + (random.below(61) - 30) * 60_000;
      const holiday = at(`${random.pick(daysOff)}T00:00:00`) + random.below(24 * 60) * 60_000;
      const anywhere = start + random.below(days * 24 * 60) * 60_000;
      const seam = start + (1 + random.below(days - 1)) * dayMs + edge;
      const asked = [anywhere, anywhere, seam, holiday][n % 4] ?? anywhere;
      const began = beginRound({ round: 0 }, staffAt(asked), asked);
      let question: Calling = { ...began.calling, state: 'new', takenBy: null };
      const calls: { key: string; at: number; step: string }[] = [];
      const note = (call: { step: string; people: string[] } | null, now: number) => {
        for (const id of call?.people ?? [])
          calls.push({ key: `${question.round} ${call?.step} ${id}`, at: now, step: call?.step ?? '' });
      };
      note(began.call, asked);
      let waits = asked;
      // Of those who are called some take it, of those some fall silent; the rest never look.
      for (let now = asked; now < asked + 2 * dayMs && question.state !== 'answered'; now += 60_000) {
        if (question.nextAt !== null && question.nextAt <= now) {
          // Never later than the promise of the step before.
          expect(now - waits).toBeLessThanOrEqual(2 * hourMs);
          expect(now).toBe(promisedBy(waits));
          const carried = carriedOn(question, staffAt(now), now);
          question = carried.calling;
          note(carried.call, now);
          waits = now;
        } else if (question.state === 'taken') {
          if (random.next() < 0.02) question = { ...question, state: 'answered', nextAt: null };
        } else if (question.called.length > 0 && random.next() < 0.006) {
          question = {
            ...question,
            state: 'taken',
            takenBy: random.pick([...question.called]),
            nextAt: promisedBy(now),
          };
          waits = now;
        }
      }
      const keys = calls.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      if (question.state === 'answered') answered += 1;
      // Nothing is left waiting with a step ahead: either the clock goes on, or the last step that had anybody was called.
      else if (question.nextAt === null)
        expect(nextCall(staffAt(asked + 2 * dayMs), question.step, people.concat('l'))).toBeNull();
      if (staffAt(asked).officer.length > 0) expect(calls[0]).toMatchObject({ at: asked, step: 'officer' });
      else if (staffAt(asked).backup.length > 0)
        expect(calls[0]).toMatchObject({ at: asked, step: 'backup' });
    }
    expect(answered).toBeGreaterThan(200);
    expect(dayOf(start)).toBe('2026-01-01');
  },
);
