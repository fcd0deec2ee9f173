import { instantOf } from '../../core/domain/calendar/beijing';
import { newAnniversary, newOnboarding } from '../../core/domain/node/making';
import { decideReminder, maySpend, superseded } from '../../core/domain/reminder/decision';
import { fitField, fitMessage } from '../../core/domain/reminder/message-fields';
import { remindersOf } from '../../core/domain/reminder/plan';
import { sendableAt } from '../../core/domain/reminder/quiet-hours';

const at = (text: string) => Date.parse(`${text}+08:00`);
const node = newAnniversary('book', { years: 3, day: '2026-07-01' });

describe('reminders of a node', () => {
  it('of an anniversary come 7 days before, on the day, and 3 and 14 days after, at nine', () => {
    expect(remindersOf(node, 0)).toEqual([
      { _id: 'book:anniversary:2026:-7', offsetDays: -7, dueAt: at('2026-06-24T09:00') },
      { _id: 'book:anniversary:2026:0', offsetDays: 0, dueAt: at('2026-07-01T09:00') },
      { _id: 'book:anniversary:2026:3', offsetDays: 3, dueAt: at('2026-07-04T09:00') },
      { _id: 'book:anniversary:2026:14', offsetDays: 14, dueAt: at('2026-07-15T09:00') },
    ]);
  });

  it('of entering service come on the day, in the middle and a week before the thirty days end', () => {
    const offsets = remindersOf(newOnboarding('book', '2026-07-01'), 0).map((row) => row.offsetDays);
    expect(offsets).toEqual([0, 14, 23]);
  });

  it('that are past when the node is made are one, not a heap', () => {
    const late = remindersOf(node, at('2026-07-05T12:00')).map((row) => row.offsetDays);
    expect(late).toEqual([3, 14]);
    expect(remindersOf(node, at('2027-01-01T00:00')).map((row) => row.offsetDays)).toEqual([14]);
  });
});

describe('quiet hours', () => {
  it.each([
    ['2026-07-01T07:59:59', '2026-07-01T08:00'],
    ['2026-07-01T08:00', '2026-07-01T08:00'],
    ['2026-07-01T20:59:59', '2026-07-01T20:59:59'],
    ['2026-07-01T21:00', '2026-07-02T08:00'],
    ['2026-12-31T23:59', '2027-01-01T08:00'],
    ['2026-07-01T00:00', '2026-07-01T08:00'],
  ])('move %s to %s', (due, sent) => {
    expect(sendableAt(at(due))).toBe(at(sent));
  });
});

describe('the last permission', () => {
  it('is for the day itself: an earlier reminder spends one only when another is left', () => {
    expect([0, 1, 2].map((remaining) => maySpend(-7, remaining))).toEqual([false, false, true]);
    expect([0, 1].map((remaining) => maySpend(0, remaining))).toEqual([false, true]);
    expect([0, 1].map((remaining) => maySpend(14, remaining))).toEqual([false, true]);
  });
});

describe('a reminder that has come due', () => {
  const facts = { node, bound: true, consented: true, remaining: 1 };
  const day = { offsetDays: 0, dueAt: at('2026-07-01T09:00') };
  const now = at('2026-07-01T09:00:30');

  it('is sent when its node waits, its person allows it and a permission is there', () => {
    expect(decideReminder(day, facts, now)).toEqual({ do: 'send' });
  });

  it.each([
    ['nobody is bound', { bound: false }, 'not-bound'],
    ['consent is withdrawn', { consented: false }, 'no-consent'],
    ['no permission is left', { remaining: 0 }, 'no-permission'],
  ] as const)('stays in the inbox alone when %s', (_, change, because) => {
    expect(decideReminder(day, { ...facts, ...change }, now)).toEqual({ do: 'inbox', because });
  });

  it('is dropped when its node was closed before it came due, and stays seen when it came first', () => {
    const closed = { ...facts, node: { ...node, closedAt: at('2026-07-01T08:00') } };
    expect(decideReminder(day, closed, now)).toEqual({ do: 'drop' });
    const after = { ...facts, node: { ...node, closedAt: at('2026-07-01T09:00:10') } };
    expect(decideReminder(day, after, now)).toEqual({ do: 'inbox', because: 'closed' });
    expect(decideReminder(day, { ...facts, node: undefined }, now)).toEqual({ do: 'drop' });
  });

  it('waits for the morning when a late clock finds it at night', () => {
    expect(decideReminder(day, facts, at('2026-07-01T22:00'))).toEqual({
      do: 'wait',
      at: at('2026-07-02T08:00'),
    });
  });

  it('gives way to the next one of its node when that has come due too', () => {
    expect(superseded('anniversary', '2026-07-01', 0, at('2026-07-04T08:59'))).toBe(false);
    expect(superseded('anniversary', '2026-07-01', 0, at('2026-07-04T09:00'))).toBe(true);
    expect(superseded('anniversary', '2026-07-01', 14, instantOf('2030-01-01'))).toBe(false);
    const late = decideReminder(day, facts, at('2026-07-04T10:00'));
    expect(late).toEqual({ do: 'inbox', because: 'superseded' });
  });
});

describe('the fields of a message', () => {
  it('keep what fits, whole', () => {
    expect(fitMessage({ thing1: '入职三周年', date2: '2026年7月1日' })).toEqual({
      thing1: { value: '入职三周年' },
      date2: { value: '2026年7月1日' },
    });
  });

  it('are cut to their type: twenty characters of a thing with an ellipsis, five Chinese ones of a phrase', () => {
    expect(fitField('thing1', '一'.repeat(20))).toBe('一'.repeat(20));
    expect(fitField('thing1', '一'.repeat(21))).toBe(`${'一'.repeat(19)}…`);
    expect(fitField('phrase4', '已经a封存1好了吗')).toBe('已经封存好');
    expect(fitField('character_string2', '编号A-1')).toBe('A-1');
  });

  it('lose line breaks and control characters, and are never empty', () => {
    expect(fitField('thing1', '上\n下\u0007')).toBe('上下');
    expect(() => fitField('thing1', '\n')).toThrow(RangeError);
    expect(() => fitField('poem1', 'x')).toThrow(RangeError);
  });
});
