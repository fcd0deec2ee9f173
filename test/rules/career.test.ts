import fc from 'fast-check';
import { addDays, instantOf } from '../../core/domain/calendar/beijing';
import {
  beginning,
  ending,
  firstFrom,
  lastStay,
  notBeginning,
  type Stay,
} from '../../core/domain/career/history';
import { type eventRules, isKnown, proposable, statusBy, unfit } from '../../core/domain/career/rules';
import { afterChange, bothChanges, nodesOfNewBook } from '../../core/domain/node/consequences';
import { entryMoved } from '../../core/domain/node/entry-moved';

const at = (unitId: string) => ({ unitId, sectionId: null, position: '科员' });
const first: Stay = { ...at('court'), fromDay: '2026-07-01', untilDay: null };

describe('a history of stays', () => {
  it('ends one stay the day before the next begins, and forgets a move that never was', () => {
    const moved = beginning([first], '2027-03-01', at('bureau'));
    expect(moved).toEqual([
      { ...first, untilDay: '2027-02-28' },
      { ...at('bureau'), fromDay: '2027-03-01', untilDay: null },
    ]);
    expect(notBeginning(moved, '2027-03-01')).toEqual([first]);
    expect(notBeginning([first], '2026-07-01')).toEqual([first]);
    expect(ending(moved, '2027-05-31').at(-1)).toMatchObject({ untilDay: '2027-05-31' });
    expect(firstFrom(moved, '2026-08-01')[0]).toMatchObject({
      fromDay: '2026-08-01',
      untilDay: '2027-02-28',
    });
  });

  it('is the same whatever the order in which moves are recorded, without gap or overlap', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(days, fc.boolean(), (offsets, left) => {
        const moves = offsets.map((n) => ({ day: addDays(first.fromDay, n), place: at(`u${n}`) }));
        const enter = (list: typeof moves) =>
          list.reduce((stays, { day, place }) => beginning(stays, day, place), [first]);
        const one = enter(moves);
        expect(enter([...moves].reverse())).toEqual(one);
        for (const [n, stay] of one.entries())
          expect(stay.untilDay).toBe(one[n + 1] ? addDays(one[n + 1]?.fromDay as string, -1) : null);
        const end = left ? '2040-01-01' : null;
        const undone = moves.reduce((stays, { day }) => notBeginning(stays, day), ending(one, end));
        expect(undone).toEqual([{ ...first, untilDay: end }]);
        expect(lastStay(one)?.fromDay).toBe(
          moves
            .map(({ day }) => day)
            .sort()
            .at(-1),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('what fits the ledger', () => {
  const today = '2027-03-01';
  const person = { status: 'serving' as const, entryDay: '2026-07-01' };
  const why = (
    kind: keyof typeof eventRules,
    day: string,
    status: 'serving' | 'on-leave' | 'left' = 'serving',
  ) => unfit({ kind, day }, { ...person, status }, today);

  it('is what has happened since entering, to somebody who stands so', () => {
    expect(why('promotion', '2027-03-01')).toBeNull();
    expect(why('promotion', '2027-03-02')).toBe('day-ahead');
    expect(why('promotion', '2026-07-01')).toBe('day-before-entry');
    expect(why('sanction', '2026-07-01')).toBeNull();
    expect(why('sanction', '2026-06-30')).toBe('day-before-entry');
    expect(why('entry', '2026-06-30')).toBeNull();
    expect(why('rotation', '2027-01-01', 'left')).toBe('wrong-state');
    expect(why('leave-start', '2027-01-01', 'on-leave')).toBe('wrong-state');
    expect(why('leave-end', '2027-01-01')).toBe('wrong-state');
    expect(why('leave-end', '2027-01-01', 'on-leave')).toBeNull();
  });

  it('is proposed by oneself only where nothing is held against anybody', () => {
    expect([...proposable].sort()).toEqual(['family-change', 'probation-end', 'promotion', 'rotation']);
  });

  it('is known once for what happens once, and by its day for the rest', () => {
    const known = (kind: 'promotion' | 'probation-end') => [
      { kind, day: '2027-01-01', status: 'confirmed' as const },
      { kind, day: '2027-02-01', status: 'refused' as const },
    ];
    expect(isKnown({ kind: 'promotion', day: '2027-02-01' }, known('promotion'))).toBe(false);
    expect(isKnown({ kind: 'promotion', day: '2027-01-01' }, known('promotion'))).toBe(true);
    expect(isKnown({ kind: 'probation-end', day: '2027-02-01' }, known('probation-end'))).toBe(true);
  });

  it('tells whether somebody serves', () => {
    const event = (kind: keyof typeof eventRules, day: string, status = 'confirmed' as const) => ({
      kind,
      day,
      status,
    });
    expect(statusBy([])).toBe('serving');
    expect(statusBy([event('leave-start', '2027-01-01')])).toBe('on-leave');
    expect(statusBy([event('leave-start', '2027-01-01'), event('leave-end', '2027-02-01')])).toBe('serving');
    expect(statusBy([event('leave-start', '2027-01-01'), event('leaving', '2027-01-02')])).toBe('left');
  });
});

describe('an entry day that was another', () => {
  const now = instantOf('2026-09-01', 10);
  const nodes = nodesOfNewBook('book', '2026-07-01', instantOf('2026-07-01', 9));

  it('moves what nobody has touched, and adds the next anniversary', () => {
    const { add, withdraw, entryDay } = entryMoved('book', nodes, '2025-10-10', now);
    expect(entryDay).toBe('2025-10-10');
    expect(withdraw).toEqual([]);
    expect(add.map(({ _id, day, years }) => [_id, day, years])).toEqual([
      ['book:onboarding', '2025-10-10', 0],
      ['book:anniversary:2027', '2027-10-10', 2],
      ['book:anniversary:2026', '2026-10-10', 1],
    ]);
  });

  it('leaves what was lived, withdraws what never was, and brings nothing back into the past', () => {
    const [onboarding, anniversary] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];
    const lived = [{ ...onboarding, closedAt: 1 }, anniversary];
    const later = entryMoved('book', lived, '2027-02-01', instantOf('2027-03-01'));
    expect(later.withdraw.map(({ _id }) => _id)).toEqual(['book:anniversary:2027']);
    expect(later.add.map(({ _id }) => _id)).toEqual(['book:anniversary:2028']);
    const earlier = entryMoved('book', lived, '2026-02-01', instantOf('2027-03-01'));
    expect(earlier.add[0]).toMatchObject({ day: '2027-02-01', dueAt: instantOf('2027-03-01') });
  });

  it('composes with what else a correction changes', () => {
    const [onboarding, anniversary] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];
    const away = { add: [], withdraw: [anniversary] };
    const again = { add: [{ ...anniversary, day: '2027-08-01' }], withdraw: [], entryDay: '2026-08-01' };
    expect(bothChanges(away, again)).toEqual({ ...again, withdraw: [] });
    expect(bothChanges(again, away)).toMatchObject({ add: [], withdraw: [anniversary] });
    const then = afterChange({ _id: 'book', entryDay: '2026-07-01' }, nodes, away, now);
    expect(then.nodes.map((node) => node.withdrawnAt ?? null)).toEqual([null, now]);
    expect(then.nodes[0]).toEqual(onboarding);
  });
});
