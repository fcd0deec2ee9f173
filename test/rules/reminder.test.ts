import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newAnniversary, newOnboarding } from '../../core/domain/node/making';
import { decideReminder, maySpend } from '../../core/domain/reminder/decision';
import { nodeMatter } from '../../core/domain/reminder/matter';
import { fitField, fitMessage } from '../../core/domain/reminder/message-fields';
import { demandsOf } from '../../core/domain/reminder/plan';
import { sendableAt } from '../../core/domain/reminder/quiet-hours';
import { declarations } from '../../core/domain/reminder/registry';
import { templates } from '../../core/domain/reminder/templates';

type App = { pages: string[]; subPackages: { root: string; pages: string[] }[] };

const at = (text: string) => Date.parse(`${text}+08:00`);
const anniversary = newAnniversary('book', { years: 3, day: '2026-07-01' });
const matter = nodeMatter(anniversary, 'p', '2023-07-01');

describe('reminders of a node', () => {
  it('of an anniversary come 7 days before, on the day, and 3 and 14 days after, at nine', () => {
    const rows = demandsOf(matter, 0).map(({ _id, step, dueAt, supersededAt }) => [
      _id,
      step,
      dueAt,
      supersededAt,
    ]);
    const days = ['2026-06-24', '2026-07-01', '2026-07-04', '2026-07-15'].map((day) => at(`${day}T09:00`));
    expect(rows).toEqual(
      ['-7', '0', '3', '14'].map((step, n) => [
        `anniversary:book:2026:${step}:p`,
        step,
        days[n],
        days[n + 1] ?? null,
      ]),
    );
  });

  it('of entering service come on the day, in the middle and a week before the thirty days end', () => {
    const onboarding = nodeMatter(newOnboarding('book', '2026-07-01'), 'p', '2026-07-01');
    expect(demandsOf(onboarding, 0).map((row) => row._id)).toEqual([
      'onboarding:book:once:0:p',
      'onboarding:book:once:14:p',
      'onboarding:book:once:23:p',
    ]);
  });

  it('that are past when the node is made are one, not a heap', () => {
    const late = demandsOf(matter, at('2026-07-05T12:00')).map((row) => row.step);
    expect(late).toEqual(['3', '14']);
    expect(demandsOf(matter, at('2027-01-01T00:00')).map((row) => row.step)).toEqual(['14']);
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
    const may = (step: string) => [0, 1, 2].map((remaining) => maySpend('anniversary', step, remaining));
    expect(may('-7')).toEqual([false, false, true]);
    expect(may('0')).toEqual([false, true, true]);
    expect(may('14')).toEqual([false, true, true]);
  });
});

describe('a reminder that has come due', () => {
  const facts = { bound: true, consented: true, wanted: true, remaining: 1 };
  const row = { kind: 'anniversary', step: '0', dueAt: at('2026-07-01T09:00'), doneAt: null };
  const day = { ...row, supersededAt: at('2026-07-04T09:00'), staleAt: null };
  const now = at('2026-07-01T09:00:30');

  it('is sent when its matter waits, its person allows it and a permission is there', () => {
    expect(decideReminder(day, facts, now)).toEqual({ do: 'send' });
  });

  it.each([
    ['nobody is bound', { bound: false }, 'not-bound'],
    ['consent is withdrawn', { consented: false }, 'no-consent'],
    ['its topic is switched off', { wanted: false }, 'topic-off'],
    ['no permission is left', { remaining: 0 }, 'no-permission'],
  ] as const)('stays in the inbox alone when %s', (_, change, because) => {
    expect(decideReminder(day, { ...facts, ...change }, now)).toEqual({ do: 'inbox', because });
  });

  it('is dropped when its matter was done before it came due, and stays seen when it came first', () => {
    const before = { ...day, doneAt: at('2026-07-01T08:00') };
    expect(decideReminder(before, facts, now)).toEqual({ do: 'drop' });
    const after = { ...day, doneAt: at('2026-07-01T09:00:10') };
    expect(decideReminder(after, facts, now)).toEqual({ do: 'inbox', because: 'done' });
    expect(decideReminder({ ...day, kind: 'of-another-time' }, facts, now)).toEqual({ do: 'drop' });
  });

  it('waits for the morning when a late clock finds it at night', () => {
    const morning = { do: 'wait', at: at('2026-07-02T08:00') };
    expect(decideReminder(day, facts, at('2026-07-01T22:00'))).toEqual(morning);
  });

  it('gives way to the next one of its matter when that has come due too', () => {
    expect(decideReminder(day, facts, at('2026-07-04T08:59'))).toEqual({ do: 'send' });
    const late = decideReminder(day, facts, at('2026-07-04T09:00'));
    expect(late).toEqual({ do: 'inbox', because: 'superseded' });
    const last = { ...day, supersededAt: null };
    expect(decideReminder(last, facts, at('2030-01-01T09:00'))).toEqual({ do: 'send' });
  });

  it('is worth no message once nobody can use it any more', () => {
    const stale = { ...day, staleAt: at('2026-07-01T09:00:30') };
    expect(decideReminder(stale, facts, now)).toEqual({ do: 'inbox', because: 'stale' });
    expect(decideReminder(stale, facts, now - 1)).toEqual({ do: 'send' });
  });
});

describe('every declaration', () => {
  const moments = declarations.flatMap((declaration) =>
    declaration.examples.flatMap((facts) =>
      declaration.steps.flatMap(({ name: step, to }) =>
        (to ?? declaration.recipients).map((role) => ({ declaration, moment: { facts, step, role } })),
      ),
    ),
  );

  it('has examples, steps with names of their own, and a main step that exists', () => {
    for (const { kind, examples, steps, main, recipients } of declarations) {
      const names = steps.map(({ name }) => name);
      expect([kind, examples.length > 0, new Set(names).size, names.includes(main)]).toEqual([
        kind,
        true,
        names.length,
        true,
      ]);
      for (const { to } of steps) expect(recipients).toEqual(expect.arrayContaining([...(to ?? [])]));
    }
    expect(new Set(declarations.map(({ kind }) => kind)).size).toBe(declarations.length);
  });

  it('fills the fields that its template was applied for with values that need no cutting', () => {
    expect(moments.length).toBeGreaterThan(15);
    for (const { declaration, moment } of moments) {
      const { fields, title, why } = declaration.words(moment);
      const { kind, template } = declaration;
      expect([kind, Object.keys(fields).sort()]).toEqual([kind, [...templates[template].fields].sort()]);
      for (const [name, value] of Object.entries(fields))
        expect([kind, moment.step, name, fitField(name, value)]).toEqual([kind, moment.step, name, value]);
      expect([kind, title !== '' && why !== '']).toEqual([kind, true]);
    }
  });

  it('leads to a page of the program', () => {
    const app = JSON.parse(readFileSync(join(__dirname, '../../miniprogram/app.json'), 'utf8')) as App;
    const inPackages = app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`));
    const pages = [...app.pages, ...inPackages];
    for (const { declaration, moment } of moments)
      expect(pages).toContain(declaration.page(moment).replace(/\?.*$/, ''));
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
