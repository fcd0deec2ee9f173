import fc from 'fast-check';
import { addDays, dayMs, dayOf, instantOf } from '../../core/domain/calendar/beijing';
import type { NodeFacts } from '../../core/domain/node/identity';
import { kindRules, nodeKinds } from '../../core/domain/node/kinds';
import { daysOnLeave, leavesAfter } from '../../core/domain/node/leave';
import { newAnniversary, newNode } from '../../core/domain/node/making';
import { horizonOf, inOpening, openingOf, opensAtOf } from '../../core/domain/node/opening';
import { heroOf, overdueDays, stateOf } from '../../core/domain/node/state';

const at = (kind: NodeFacts['kind'], day: string, facts: Partial<NodeFacts> = {}): NodeFacts => ({
  ...newNode('book', kind, { day }),
  ...facts,
});
const anniversary = at('anniversary', '2027-07-01', { years: 1 });
const ids = (nodes: readonly NodeFacts[]) => nodes.map((node) => node._id.slice('book:'.length));

describe('nodes that are one opening', () => {
  it('are those of one day; the one that changes the office gives it its name', () => {
    const promotion = at('promotion', '2027-07-01');
    const nodes = [promotion, anniversary];
    const now = instantOf('2027-07-01', 9);
    expect(ids(openingOf(anniversary, nodes, now))).toEqual(['anniversary:2027', 'promotion:2027-07-01']);
    expect(openingOf(promotion, nodes, now)).toEqual(openingOf(anniversary, nodes, now));
    expect(heroOf(nodes, now)).toBe(promotion);
    expect(heroOf(nodes, now - dayMs)).toBe(promotion);
  });

  it('are also those that come while another is open, to the last day of its thirty', () => {
    const last = at('rotation', '2027-07-31');
    const late = at('rotation', '2027-08-01');
    const now = instantOf('2027-08-01', 9);
    expect(openingOf(last, [anniversary, last], now)).toHaveLength(2);
    expect(openingOf(late, [anniversary, late], now)).toEqual([late]);
  });

  it('reach on from one to the next, so that an overdue one is closed with what joined it in time', () => {
    const rotation = at('rotation', '2027-07-20');
    const promotion = at('promotion', '2027-08-10');
    const now = instantOf('2027-08-12');
    expect(stateOf(anniversary, now)).toBe('overdue');
    expect(openingOf(promotion, [promotion, anniversary, rotation], now)).toHaveLength(3);
  });

  it('leave out what has not come, what is closed, and what asks for no chapter', () => {
    const now = instantOf('2027-07-02');
    const closed = at('rotation', '2027-06-20', { closedAt: instantOf('2027-06-21') });
    const request = at('request', '2027-07-01');
    const others = [closed, request, at('promotion', '2027-07-03')];
    expect(openingOf(anniversary, [...others, anniversary], now)).toEqual([anniversary]);
    expect(openingOf(closed, [closed, anniversary], now)).toEqual([closed]);
    expect(openingOf(request, [request, anniversary], now)).toEqual([request]);
  });

  it('wait longer for each other over a leave', () => {
    const leaves = [{ from: '2027-07-10', until: '2027-10-10' }];
    const rotation = at('rotation', '2027-10-20');
    const now = instantOf('2027-10-21');
    expect(openingOf(rotation, [anniversary, rotation], now, leaves)).toHaveLength(2);
    expect(openingOf(rotation, [anniversary, rotation], now)).toEqual([rotation]);
  });

  it('share being opened and re-read, until another letter waits to be opened', () => {
    const opened = { ...anniversary, openedAt: 100, rereadAt: 200 };
    const joined = at('promotion', '2027-07-15');
    const opening = [opened, joined];
    const letter = { sealedAt: 1, opensAt: anniversary.dueAt, openedAt: 100 };
    expect(inOpening(joined, opening, [letter])).toMatchObject({ openedAt: 100, rereadAt: 200 });
    const another = { ...letter, openedAt: null };
    expect(inOpening(joined, opening, [letter, another])).toMatchObject({ openedAt: null, rereadAt: null });
    const since = { ...letter, openedAt: 300 };
    expect(inOpening(opened, opening, [letter, since])).toMatchObject({ openedAt: 100, rereadAt: null });
    expect(inOpening(joined, [joined], [])).toMatchObject({ openedAt: null, rereadAt: null });
    const closed = { ...joined, closedAt: 400 };
    expect(inOpening(closed, opening, [another])).toBe(closed);
  });

  it('are the same group whichever of them is asked, and every waiting node is in exactly one', () => {
    const node = fc.record({
      kind: fc.constantFrom(...nodeKinds),
      offset: fc.integer({ min: -400, max: 60 }),
      closed: fc.boolean(),
    });
    const now = instantOf('2027-07-01', 12);
    fc.assert(
      fc.property(
        fc.uniqueArray(node, { maxLength: 8, selector: (one) => `${one.kind}${one.offset}` }),
        (rows) => {
          const nodes = rows.map(({ kind, offset, closed }) => {
            const day = addDays('2027-07-01', offset);
            return at(kind, day, { _id: `book:${kind}:${day}`, ...(closed && { closedAt: now }) });
          });
          for (const one of nodes) {
            const opening = openingOf(one, nodes, now);
            expect(opening).toContain(one);
            for (const other of opening) expect(openingOf(other, nodes, now)).toEqual(opening);
            expect(horizonOf(opening)).toBeGreaterThanOrEqual(one.dueAt);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a sealed chapter opens', () => {
  const letter = { sealedAt: instantOf('2026-07-05'), opensAt: anniversary.dueAt, openedAt: null };

  it('at the node that its link names, when nothing comes before', () => {
    expect(opensAtOf(letter, [anniversary])).toBe(anniversary.dueAt);
    expect(opensAtOf(letter, [])).toBe(anniversary.dueAt);
  });

  it('at a node of any kind that comes before it, recorded whenever', () => {
    const promotion = at('promotion', '2027-03-15');
    expect(opensAtOf(letter, [anniversary, promotion])).toBe(promotion.dueAt);
    const leaving = at('leaving', '2026-12-01');
    expect(opensAtOf(letter, [anniversary, promotion, leaving])).toBe(leaving.dueAt);
  });

  it('never at one that came before it was sealed', () => {
    expect(opensAtOf(letter, [at('rotation', '2026-07-05'), anniversary])).toBe(anniversary.dueAt);
  });

  it('never later for a node more, whatever nodes there are', () => {
    const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
    fc.assert(
      fc.property(instant, instant, fc.array(instant), instant, (sealedAt, opensAt, dues, more) => {
        const facts = { sealedAt, opensAt, openedAt: null };
        const nodes = dues.map((dueAt) => ({ dueAt }));
        const before = opensAtOf(facts, nodes);
        expect(before).toBeLessThanOrEqual(opensAt);
        expect(opensAtOf(facts, [...nodes, { dueAt: more }])).toBeLessThanOrEqual(before);
        expect(before === opensAt || before > sealedAt).toBe(true);
      }),
    );
  });
});

describe('what never is overdue', () => {
  const now = instantOf('2030-01-01');

  it('is a node that asks for nothing, and one that is excused', () => {
    expect(stateOf(at('leaving', '2027-07-01'), now)).toBe('open');
    expect(stateOf(at('request', '2027-07-01'), now)).toBe('open');
    const excused = at('anniversary', '2027-07-01', { exemption: { because: 'illness', at: 1 } });
    expect(stateOf(excused, now)).toBe('open');
    expect(stateOf({ ...excused, rereadAt: 1 }, now)).toBe('reread');
  });

  it.each(nodeKinds)('%s: every state is one of five, and only forward in time', (kind) => {
    const order = ['upcoming', 'open', 'reread', 'overdue', 'closed'];
    const node = at(kind, '2027-07-01');
    const states = [0, 1, 29, 30, 31, 60].map((days) =>
      stateOf(node, instantOf(addDays('2027-06-30', days))),
    );
    const places = states.map((state) => order.indexOf(state));
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(states[0]).toBe('upcoming');
    expect(states.at(-1)).toBe(kindRules[kind].asks === 'chapter' ? 'overdue' : 'open');
  });
});

describe('a long leave', () => {
  it('stops the days to a limit, and lets them run on from where they stood', () => {
    const leaves = [{ from: '2027-07-11', until: '2027-12-31' }];
    const day = (text: string) => overdueDays(anniversary, instantOf(text, 9), leaves);
    expect(day('2027-12-31')).toBe(0);
    expect(day('2028-01-21')).toBe(0);
    expect(day('2028-01-22')).toBe(1);
    expect(overdueDays(anniversary, instantOf('2027-08-01'), [])).toBe(1);
  });

  it('begun before the node came takes all of its own days, and one without an end takes all', () => {
    const early = [{ from: '2027-01-01', until: '2027-07-10' }];
    expect(overdueDays(anniversary, instantOf('2027-08-10'), early)).toBe(1);
    const endless = [{ from: '2027-01-01', until: null }];
    expect(stateOf(anniversary, instantOf('2031-01-01'), endless)).toBe('open');
  });

  it('counts a day once, however the leaves overlap', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((offset) => addDays('2027-01-01', offset));
    const leave = fc
      .tuple(day, day, fc.boolean())
      .map(([a, b, open]) => ({ from: a < b ? a : b, until: open ? null : a < b ? b : a }));
    fc.assert(
      fc.property(fc.array(leave, { maxLength: 5 }), day, day, (leaves, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        let counted = 0;
        for (let one = addDays(from, 1); one <= to; one = addDays(one, 1))
          if (leaves.some((l) => l.from <= one && (l.until === null || one <= l.until))) counted += 1;
        expect(daysOnLeave(leaves, from, to)).toBe(counted);
      }),
    );
  });

  it('begins and ends once, however often the ledger says so', () => {
    const start = { kind: 'leave-start' as const, day: '2027-03-01' };
    const end = { kind: 'leave-end' as const, day: '2027-05-01' };
    const once = leavesAfter(leavesAfter([], start), start);
    expect(once).toEqual([{ from: '2027-03-01', until: null }]);
    const ended = leavesAfter(once, end);
    expect(ended).toEqual([{ from: '2027-03-01', until: '2027-05-01' }]);
    expect(leavesAfter(ended, end)).toEqual(ended);
    expect(leavesAfter([], end)).toEqual([]);
  });
});

describe('an anniversary in any year', () => {
  it('is one opening with a promotion of its day, on 28 February too', () => {
    const leap = newAnniversary('book', { years: 1, day: '2025-02-28' });
    const promotion = at('promotion', '2025-02-28');
    const now = instantOf('2025-02-28', 1);
    expect(openingOf(leap, [leap, promotion], now)).toHaveLength(2);
    expect(dayOf(leap.dueAt)).toBe('2025-02-28');
  });
});
