import fc from 'fast-check';
import { addDays, dayMs, dayOf, instantOf } from '../../core/domain/calendar/beijing';
import {
  type BookFacts,
  consequencesOf,
  type LedgerEvent,
  nodesOfNewBook,
  undoneBy,
} from '../../core/domain/node/consequences';
import type { NodeFacts } from '../../core/domain/node/identity';
import { kindMadeBy } from '../../core/domain/node/kinds';
import { daysToRecord, newOnboarding, requestedNode } from '../../core/domain/node/making';
import { stateOf } from '../../core/domain/node/state';

const now = instantOf('2027-03-01', 10);
const book: BookFacts = { _id: 'book', entryDay: '2026-07-01' };
const nodes = nodesOfNewBook('book', book.entryDay, instantOf('2026-07-01', 9));
const demanded = (event: LedgerEvent, own: readonly NodeFacts[] = nodes, held: BookFacts = book) =>
  consequencesOf(event, held, own, now);

describe('what the ledger demands of a book', () => {
  it('makes entering service and the next anniversary come with the book', () => {
    expect(nodes.map(({ _id, day }) => [_id, day])).toEqual([
      ['book:onboarding', '2026-07-01'],
      ['book:anniversary:2027', '2027-07-01'],
    ]);
    expect(demanded({ kind: 'entry', day: '2026-07-01' })).toEqual({ add: [], withdraw: [] });
  });

  it('gives whoever joins years after entering thirty days from joining, and no anniversary that passed', () => {
    const joined = instantOf('2031-04-10', 15);
    const [onboarding, ahead] = nodesOfNewBook('book', '2026-07-01', joined);
    expect(onboarding).toMatchObject({ day: '2026-07-01', dueAt: instantOf('2031-04-10') });
    expect(stateOf(onboarding as NodeFacts, instantOf('2031-05-10'))).toBe('open');
    expect(stateOf(onboarding as NodeFacts, instantOf('2031-05-11'))).toBe('overdue');
    expect(ahead).toMatchObject({ years: 5, day: '2031-07-01' });
    expect(newOnboarding('book', '2026-07-01', instantOf('2026-07-31')).dueAt).toBe(instantOf('2026-07-01'));
    expect(newOnboarding('book', '2026-07-01', instantOf('2026-08-01')).dueAt).toBe(instantOf('2026-08-01'));
  });

  it.each(['rotation', 'promotion', 'probation-end'] as const)('makes a node of a %s, once', (kind) => {
    const event = { kind, day: '2027-04-01' };
    const { add } = demanded(event);
    expect(add).toMatchObject([{ kind, day: '2027-04-01', dueAt: instantOf('2027-04-01') }]);
    expect(demanded(event, [...nodes, ...add]).add).toEqual([]);
  });

  it('lets what is recorded late come on the day of recording, and leaves history alone', () => {
    const late = demanded({ kind: 'promotion', day: '2027-01-15' }).add;
    expect(late).toMatchObject([{ day: '2027-01-15', dueAt: instantOf('2027-03-01') }]);
    expect(stateOf(late[0] as NodeFacts, now)).toBe('open');
    const oldest = addDays(dayOf(now), -daysToRecord);
    expect(demanded({ kind: 'promotion', day: oldest }).add).toHaveLength(1);
    expect(demanded({ kind: 'promotion', day: addDays(oldest, -1) }).add).toEqual([]);
  });

  it('notes the beginning and the end of a long leave', () => {
    const leaves = demanded({ kind: 'leave-start', day: '2027-03-01' }).leaves;
    expect(leaves).toEqual([{ from: '2027-03-01', until: null }]);
    const held = { ...book, leaves: leaves ?? [] };
    expect(demanded({ kind: 'leave-end', day: '2027-06-01' }, nodes, held).leaves).toEqual([
      { from: '2027-03-01', until: '2027-06-01' },
    ]);
    expect(undoneBy({ kind: 'leave-start', day: '2027-03-01' }, held, nodes, now).leaves).toEqual([]);
  });

  it('opens the book of whoever leaves, however long ago, and lets nothing come after', () => {
    const { add, withdraw, endsOn } = demanded({ kind: 'leaving', day: '2027-03-10' });
    expect(add).toMatchObject([{ kind: 'leaving', dueAt: instantOf('2027-03-10') }]);
    expect(withdraw.map((node) => node._id)).toEqual(['book:anniversary:2027']);
    expect(endsOn).toBe('2027-03-10');
    const ago = demanded({ kind: 'leaving', day: '2026-08-01' }).add;
    expect(ago).toMatchObject([{ kind: 'leaving', dueAt: instantOf('2027-03-01') }]);
    const held = { ...book, endsOn: '2027-03-10' };
    expect(demanded({ kind: 'promotion', day: '2027-04-01' }, nodes, held).add).toEqual([]);
  });

  it('takes back what it said, as long as nothing happened there', () => {
    const event = { kind: 'promotion' as const, day: '2027-04-01' };
    const [node] = demanded(event).add as [NodeFacts];
    expect(undoneBy(event, book, [...nodes, node], now).withdraw).toEqual([node]);
    const opened = { ...node, openedAt: now };
    expect(undoneBy(event, book, [...nodes, opened], now).withdraw).toEqual([]);
    const gone = { ...node, withdrawnAt: now };
    expect(undoneBy(event, book, [...nodes, gone], now).withdraw).toEqual([]);
    expect(demanded(event, [...nodes, gone]).add).toEqual([node]);
  });

  it('gives back what leaving had taken, when leaving is taken back', () => {
    const event = { kind: 'leaving' as const, day: '2027-03-10' };
    const { add, withdraw } = demanded(event);
    const after = nodes.map((node) => (withdraw.includes(node) ? { ...node, withdrawnAt: now } : node));
    const held = { ...book, endsOn: '2027-03-10' };
    const undone = undoneBy(event, held, [...after, ...add], now + dayMs);
    expect(undone).toMatchObject({
      endsOn: null,
      add: [{ _id: 'book:anniversary:2027', withdrawnAt: null }],
    });
    expect(undone.withdraw).toEqual(add);
  });

  it('opens the book on its owner’s request after fifteen days', () => {
    expect(requestedNode('book', now)).toMatchObject({ kind: 'request', day: '2027-03-16' });
  });

  it('makes nothing twice, and nothing before its day, whatever the ledger says in whatever order', () => {
    const kind = fc.constantFrom(
      'rotation',
      'promotion',
      'probation-end',
      'leave-start',
      'leave-end',
      'leaving',
    );
    const event = fc.record({ kind, offset: fc.integer({ min: -200, max: 400 }) });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        let held: BookFacts = book;
        let own: NodeFacts[] = nodes;
        for (const { kind: said, offset } of events) {
          const change = consequencesOf(
            { kind: said, day: addDays(dayOf(now), offset) } as LedgerEvent,
            held,
            own,
            now,
          );
          for (const node of change.add) {
            expect(own.filter((one) => one._id === node._id && one.withdrawnAt == null)).toEqual([]);
            expect(node.dueAt).toBeGreaterThanOrEqual(Math.max(instantOf(node.day), instantOf(dayOf(now))));
            expect(node.kind).toBe(kindMadeBy(said as LedgerEvent['kind']));
            expect(held.endsOn ?? null).toBeNull();
          }
          const gone = new Set(change.withdraw.map((node) => node._id));
          const added = new Set(change.add.map((node) => node._id));
          own = own.filter((one) => !added.has(one._id));
          own = own.map((one) => (gone.has(one._id) ? { ...one, withdrawnAt: now } : one)).concat(change.add);
          held = {
            ...held,
            ...(change.leaves && { leaves: change.leaves }),
            ...(change.endsOn !== undefined && { endsOn: change.endsOn }),
          };
        }
        expect(new Set(own.map((node) => node._id)).size).toBe(own.length);
      }),
      { numRuns: 300 },
    );
  });
});
