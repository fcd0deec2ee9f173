import { instantOf } from '../../core/domain/calendar/beijing';
import type { NodeFacts } from '../../core/domain/node/identity';
import { newAnniversary, newOnboarding } from '../../core/domain/node/making';
import { sealingObstacle } from '../../core/domain/node/sealing';
import { heroOf, overdueDays, stateOf } from '../../core/domain/node/state';

const node = (facts: Partial<NodeFacts> = {}): NodeFacts => ({
  ...newAnniversary('book', { years: 1, day: '2026-05-18' }),
  ...facts,
});
const due = instantOf('2026-05-18');

describe('a life node', () => {
  it('has its natural key from book, kind and year', () => {
    expect(node()._id).toBe('book:anniversary:2026');
    expect(newOnboarding('book', '2026-07-01')).toMatchObject({
      _id: 'book:onboarding',
      years: 0,
      dueAt: instantOf('2026-07-01'),
    });
  });

  it.each([
    ['upcoming until the last millisecond before its day', {}, due - 1, 'upcoming'],
    ['open from the first instant of its day', {}, due, 'open'],
    ['re-read once its letters have been looked at', { openedAt: due, rereadAt: due }, due + 1, 'reread'],
    ['open through the thirtieth day', {}, instantOf('2026-06-18') - 1, 'open'],
    ['overdue from the day after', {}, instantOf('2026-06-18'), 'overdue'],
    ['overdue when it was re-read and not continued', { rereadAt: due }, instantOf('2026-07-01'), 'overdue'],
    ['closed whenever it was closed', { closedAt: due }, instantOf('2030-01-01'), 'closed'],
  ] as const)('is %s', (_, facts, now, state) => {
    expect(stateOf(node(facts), now)).toBe(state);
  });

  it('counts the days past its limit, and none once closed', () => {
    expect(overdueDays(node(), instantOf('2026-07-01'))).toBe(14);
    expect(overdueDays(node(), instantOf('2026-06-17'))).toBe(0);
    expect(overdueDays(node({ closedAt: due }), instantOf('2026-07-01'))).toBe(0);
  });
});

describe('the node that matters now', () => {
  const now = instantOf('2026-07-01', 9);
  const day = (text: string, facts: Partial<NodeFacts> = {}) =>
    node({ _id: text, day: text, dueAt: instantOf(text), ...facts });

  it('is the newest that waits within its time, before any overdue one and any to come', () => {
    const nodes = [day('2027-07-01'), day('2026-05-18'), day('2026-07-01'), day('2026-06-20')];
    expect(heroOf(nodes, now)?._id).toBe('2026-07-01');
  });

  it('is the newest overdue one when nothing waits within its time', () => {
    expect(heroOf([day('2025-01-01'), day('2026-05-18'), day('2027-07-01')], now)?._id).toBe('2026-05-18');
  });

  it('is the next to come when everything is closed, and the last when nothing comes', () => {
    const closed = day('2026-07-01', { closedAt: now });
    expect(heroOf([day('2028-07-01'), closed, day('2027-07-01')], now)?._id).toBe('2027-07-01');
    expect(heroOf([closed], now)?._id).toBe('2026-07-01');
    expect(heroOf([], now)).toBeUndefined();
  });
});

describe('sealing a chapter', () => {
  it('waits for the node, happens once, and comes after re-reading where there is something to re-read', () => {
    expect(sealingObstacle(node(), false, due - 1)).toBe('not-open-yet');
    expect(sealingObstacle(node({ closedAt: due }), false, due)).toBe('already-sealed');
    expect(sealingObstacle(node(), true, due)).toBe('reread-first');
    expect(sealingObstacle(node({ openedAt: due }), true, due)).toBe('reread-first');
    expect(sealingObstacle(node({ rereadAt: due }), true, due)).toBe('reread-first');
    expect(sealingObstacle(node({ openedAt: due, rereadAt: due }), true, due)).toBeNull();
  });

  it('is not asked for where the book is only opened', () => {
    const leaving = node({ kind: 'leaving', openedAt: due, rereadAt: due });
    expect(sealingObstacle(leaving, false, due)).toBe('already-sealed');
  });

  it('needs no re-reading of somebody who never wrote', () => {
    expect(sealingObstacle(node(), false, due)).toBeNull();
  });
});
