import type { FieldsOf, TemplateKey } from './templates';

/** What a person can switch on and off, each with all its kinds. */
export const topics = [
  'timebook',
  'mentor',
  'family',
  'talk',
  'duty',
  'festival',
  'rights',
  'operations',
] as const;
export type Topic = (typeof topics)[number];

/** Small plain facts that a matter's words and page are made of. They are stored with the reminder: never a text that a person wrote. */
export type Facts = Readonly<Record<string, string | number>>;

/** When a step comes due, counted from the matter's own time. Days and working days have an hour, 9 by default (Beijing time). */
export type After = { days: number; hour?: number } | { workingDays: number; hour?: number } | { ms: number };

/** One moment at which a matter is reminded of. `name` is part of the natural key: it is never given to another step. */
export type Step = {
  name: string;
  after: After /** Roles it goes to; all by default. */;
  to?: readonly string[];
};

/** What one reminder says. `title` and `why` are read in the inbox, `fields` in WeChat's message. */
export type Words<K extends TemplateKey> = { title: string; why: string; fields: FieldsOf<K> };

/** Which of a matter's reminders is spoken of. */
export type Moment<F extends Facts> = { facts: F; step: string; role: string };

/** All that there is to say about one kind of reminder. Adding a kind is adding one of these, and nothing else. */
export type Declaration<F extends Facts = Facts, K extends TemplateKey = TemplateKey> = {
  kind: string;
  /** What happens that somebody is reminded of; for operators. */
  event: string;
  topic: Topic;
  template: K;
  /** Roles that a matter of this kind names people for. */
  recipients: readonly string[];
  steps: readonly Step[];
  /** The step that the last permission is kept for (decision 0020). */
  main: string;
  /** True for what everybody gets and nobody owes: it never spends the last permission. */
  yields?: boolean;
  /** `urgent` goes out in quiet hours, too; duty alone. */
  class: 'normal' | 'urgent';
  /**
   * When it stops being needed: milliseconds after a step came due from which a message is worth nothing any more and the inbox shows it as
   * over; null: until the next step, or the end of the matter.
   */
  staleAfter: number | null;
  words(moment: Moment<F>): Words<K>;
  /** Page to open, without leading slash. */
  page(moment: Moment<F>): string;
  /** Facts as long as they get: every message made of them is checked against the platform's field table before anything is sent. */
  examples: readonly F[];
};

/** Makes a declaration: lets the compiler find the types of facts and fields. */
export function declare<F extends Facts, K extends TemplateKey>(declaration: Declaration<F, K>): Declaration {
  return declaration as unknown as Declaration;
}
