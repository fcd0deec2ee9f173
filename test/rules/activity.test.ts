import * as fc from 'fast-check';
import {
  type ActivityEvent,
  type ActivityState,
  after,
  isAhead,
  type Standing,
  seenState,
  takesFamilies,
} from '../../core/domain/activity/state';
import { answerUntil, freeSeats, sitsAtOnce, turnOf, type Waiting } from '../../core/domain/activity/waiting';
import { hourMs, hourOf, instantOf } from '../../core/domain/calendar/beijing';

const starts = instantOf('2026-07-11', 9);
const standing = (state: ActivityState, more: Partial<Standing> = {}): Standing => ({
  ...{ state, startsAt: starts, endsAt: starts + 2 * hourMs, registerUntil: starts - 12 * hourMs },
  ...{ places: 10, taken: 0, ...more },
});
const events: ActivityEvent[] = ['publish', 'change', 'close', 'reopen', 'sum-up', 'cancel', 'discard'];
const before = starts - 24 * hourMs;

describe('the table of states', () => {
  const allowed = (state: ActivityState, now: number) =>
    events.flatMap((event) => {
      const next = after(standing(state), event, now);
      return next === null ? [] : [`${event} → ${next}`];
    });
  test.each<[ActivityState, string[], string[]]>([
    [
      'draft',
      ['publish → published', 'change → draft', 'discard → gone'],
      ['publish → published', 'change → draft', 'discard → gone'],
    ],
    ['published', ['change → published', 'close → closed', 'cancel → cancelled'], ['sum-up → summed-up']],
    ['closed', ['change → closed', 'reopen → published', 'cancel → cancelled'], ['sum-up → summed-up']],
    ['summed-up', [], ['sum-up → summed-up']],
    ['cancelled', [], []],
  ])('%s: what may follow before it begins, and after', (state, earlier, later) => {
    expect(allowed(state, before)).toEqual(earlier);
    expect(allowed(state, starts)).toEqual(later);
  });

  test('full, closed by the time, and over follow from figures and times', () => {
    const seen = (more: Partial<Standing>, now: number) => seenState(standing('published', more), now);
    expect(seen({}, before)).toBe('published');
    expect(seen({ taken: 10 }, before)).toBe('full');
    expect(seen({ places: 0, taken: 999 }, before)).toBe('published');
    expect(seen({ taken: 10 }, starts - 12 * hourMs)).toBe('closed');
    expect(seen({}, starts + 2 * hourMs - 1)).toBe('closed');
    expect(seen({}, starts + 2 * hourMs)).toBe('over');
    expect(seenState(standing('cancelled'), starts + 3 * hourMs)).toBe('cancelled');
    expect(seenState(standing('draft'), starts + 3 * hourMs)).toBe('draft');
  });

  test('families come until registration is over, and change their mind until it begins', () => {
    expect([takesFamilies(standing('published'), before), takesFamilies(standing('closed'), before)]).toEqual(
      [true, false],
    );
    expect(takesFamilies(standing('published'), starts - 12 * hourMs)).toBe(false);
    // A time to register that lies behind the beginning ends with the beginning.
    expect(takesFamilies(standing('published', { registerUntil: starts + hourMs }), starts)).toBe(false);
    expect([isAhead(standing('closed'), starts - 1), isAhead(standing('closed'), starts)]).toEqual([
      true,
      false,
    ]);
    expect(isAhead(standing('cancelled'), before)).toBe(false);
  });
});

describe('whose turn it is', () => {
  const one = (id: string, seats: number, number: number): Waiting => ({ id, seats, number });

  test('by number; who needs more than is free is passed over and keeps the number', () => {
    const waiting = [one('c', 1, 3), one('a', 4, 1), one('b', 2, 2)];
    expect(turnOf(waiting, 3)).toEqual(['b', 'c']);
    expect(turnOf(waiting, 4)).toEqual(['a']);
    expect(turnOf(waiting, 0)).toEqual([]);
    expect(turnOf(waiting, null)).toEqual(['a', 'b', 'c']);
    expect(freeSeats({ places: 3, taken: 5 })).toBe(0);
    expect(freeSeats({ places: 0, taken: 5 })).toBeNull();
  });

  test('who comes now does not pass whom the free seats would serve', () => {
    expect(sitsAtOnce([one('a', 2, 1)], 2, 1)).toBe(false);
    expect(sitsAtOnce([one('a', 3, 1)], 2, 2)).toBe(true);
    expect(sitsAtOnce([], 2, 3)).toBe(false);
    expect(sitsAtOnce([one('a', 2, 1)], null, 9)).toBe(true);
  });

  test('a day to answer, or half of what is left; two hours of it by day; and none where that is not to be had', () => {
    const week = starts - 7 * 24 * hourMs;
    expect(answerUntil(week, starts)).toBe(week + 24 * hourMs);
    expect(answerUntil(starts - 22 * hourMs, starts)).toBe(starts - 11 * hourMs);
    // At eleven in the evening with ten hours left: until ten in the morning would be too late, so nobody is woken for it.
    expect(answerUntil(starts - 10 * hourMs, starts)).toBeNull();
    const noon = instantOf('2026-07-11', 12);
    expect(answerUntil(noon - 13 * hourMs, noon)).toBe(instantOf('2026-07-11', 10));
    expect(answerUntil(noon - 3 * hourMs, noon)).toBe(noon - hourMs);
    expect(answerUntil(noon - 2 * hourMs, noon)).toBeNull();
  });

  test('whenever an offer is made, it can be answered by day, and ends before it begins', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 * 24 * 60 }),
        fc.integer({ min: 0, max: 23 }),
        (ahead, hour) => {
          const startsAt = instantOf('2026-07-11', hour);
          const now = startsAt - ahead * 60_000;
          const until = answerUntil(now, startsAt);
          if (until === null) return;
          expect(until).toBeLessThanOrEqual(startsAt - hourMs);
          expect(until - now).toBeLessThanOrEqual(24 * hourMs);
          const awake = Array.from(
            { length: Math.floor((until - now) / 60_000) },
            (_, n) => now + n * 60_000,
          ).filter((at) => hourOf(at) >= 8 && hourOf(at) < 21);
          expect(awake.length).toBeGreaterThanOrEqual(119);
        },
      ),
      { seed: 20260701, numRuns: 300 },
    );
  });
});

/** A list as the product keeps it, moved after every act. */
class List {
  taken = 0;
  last = 0;
  readonly waiting: Waiting[] = [];
  readonly offered = new Map<string, Waiting>();
  readonly seated = new Map<string, Waiting>();

  constructor(readonly places: number) {}

  come(id: string, seats: number): void {
    const entry = { id, seats, number: ++this.last };
    if (!sitsAtOnce(this.waiting, this.free, seats)) this.waiting.push(entry);
    else {
      this.mustPassNobody(entry);
      this.taken += seats;
      this.seated.set(id, entry);
    }
  }
  leave(id: string): void {
    const held = this.seated.get(id) ?? this.offered.get(id);
    if (held) this.taken -= held.seats;
    this.seated.delete(id);
    this.offered.delete(id);
    const at = this.waiting.findIndex((one) => one.id === id);
    if (at >= 0) this.waiting.splice(at, 1);
    this.move();
  }
  take(id: string): void {
    const held = this.offered.get(id);
    if (!held) return;
    this.offered.delete(id);
    this.seated.set(id, held);
  }
  private get free(): number {
    return freeSeats({ places: this.places, taken: this.taken }) ?? 0;
  }
  /** Nobody with an earlier number waits whom the same seats would have served. */
  private mustPassNobody({ seats, number }: Waiting): void {
    const passed = this.waiting.filter((one) => one.number < number && one.seats <= seats);
    expect(passed).toEqual([]);
  }
  private move(): void {
    for (const id of turnOf(this.waiting, this.free)) {
      const at = this.waiting.findIndex((one) => one.id === id);
      const [entry] = this.waiting.splice(at, 1) as [Waiting];
      this.mustPassNobody(entry);
      this.taken += entry.seats;
      this.offered.set(id, entry);
    }
    // No seat stays empty while somebody waits whom it would serve.
    expect(turnOf(this.waiting, this.free)).toEqual([]);
  }
}

test('whatever comes, leaves, answers and lets time pass: never too many seats, nobody overtaken, none empty whom it would serve', () => {
  const act = fc.record({
    what: fc.constantFrom('come', 'leave', 'take', 'lapse'),
    who: fc.nat(19),
    seats: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(act, { maxLength: 60 }), (places, acts) => {
      const list = new List(places);
      const known = new Set<string>();
      for (const { what, who, seats } of acts) {
        const id = `f${who}`;
        if (what === 'come' && !known.has(id) && seats <= places) {
          known.add(id);
          list.come(id, seats);
        } else if (what === 'take') list.take(id);
        else if (what === 'leave' || (what === 'lapse' && list.offered.has(id))) {
          known.delete(id);
          list.leave(id);
        }
        const held = [...list.seated.values(), ...list.offered.values()].reduce(
          (sum, one) => sum + one.seats,
          0,
        );
        expect(held).toBe(list.taken);
        expect(list.taken).toBeLessThanOrEqual(places);
      }
    }),
    { seed: 20260701, numRuns: 300 },
  );
});
