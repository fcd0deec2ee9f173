import * as z from 'zod/mini';
import { type Topic, topics } from '../domain/reminder/declaration';
import type { Night } from '../domain/reminder/quiet-hours';
import type { TemplateKey } from '../domain/reminder/templates';
import { day, type Instant, requestId, templateId, writing } from './envelope';

export const reminderInputs = {
  /** Everything that has come due for me, newest first. */
  inbox: z.strictObject({}),
  /** Records what the subscribe sheet answered. */
  grant: z.strictObject({
    requestId,
    templateId,
    answer: z.enum(['accept', 'reject', 'ban', 'filter']),
  }),
  /** How I am reminded: topics, night, what I have permitted. */
  settings: z.strictObject({}),
  /** Changes topics and night. */
  prefer: z.strictObject({
    requestId,
    off: z.array(z.enum(topics)).check(z.maxLength(topics.length)),
    night: z.strictObject({
      from: z.int().check(z.gte(18), z.lte(21)),
      until: z.int().check(z.gte(8), z.lte(12)),
    }),
  }),
  /** How the clock is doing: lag, runs, messages that could not be sent, thirty days ahead. */
  operations: z.strictObject({}),
  /** What the clock would do with everything due until the end of a day, if nothing changed; nothing is sent. */
  dryRun: z.strictObject({ until: day }),
  /** Lets messages of a kind that failed for one reason wait again. */
  resend: z.strictObject({
    requestId,
    kind: z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/)),
    note: writing(1, 80, 'one line'),
  }),
  /** The product's templates against those that this mini program really has. */
  templates: z.strictObject({}),
  /** The tables of days off that were loaded. */
  daysOff: z.strictObject({}),
  /** Loads the table of one year, as the government's notice gives it. */
  setDaysOff: z.strictObject({
    requestId,
    year: z.int().check(z.gte(2020), z.lte(2099)),
    /** Days off that would be worked. */
    off: z.array(day).check(z.maxLength(60)),
    /** Weekends that are worked (调休). */
    on: z.array(day).check(z.maxLength(30)),
    /** The document that orders them. */
    source: writing(4, 60, 'one line'),
  }),
  /** Who in my unit waits for something that WeChat could not tell them of. */
  unreachable: z.strictObject({ after: z.optional(writing(1, 200, 'one line')) }),
};

/** Most reminders that a dry run looks at. */
export const mostDryRun = 400;
/** Most messages that one resending lets wait again. */
export const mostResent = 50;

/** One entry of the inbox. Its words come from the kind's declaration: the phone needs to know no kinds. */
export type InboxItem = {
  id: string;
  /** Entries of one matter: the newest stands for all. */
  matter: string;
  kind: string;
  topic: Topic;
  title: string;
  /** Why this person is reminded. */
  why: string;
  dueAt: Instant;
  done: boolean;
  /** What became of the one WeChat message: none was tried, it went out, nobody can know, it could not. */
  delivery: 'none' | 'sent' | 'unknown' | 'failed';
  /** Page to open, without leading slash. */
  page: string;
  /** Of a life node alone, for phones of release 0.1.0; newer ones read `title`, `why` and `page`. */
  nodeId?: string;
  nodeKind?: string;
  years?: number;
  offsetDays?: number;
};

/** What I have permitted of one template. */
export type Permitted = {
  key: TemplateKey;
  /** Id that the subscribe sheet is asked for: the long-term one where this environment has it. */
  templateId: string;
  remaining: number;
  /** True for a long-term permission that stands. */
  standing: boolean;
};

export type Settings = {
  /** Consent to reminders; without it nothing is sent. */
  consented: boolean;
  /** Topics of which there are reminders. */
  topics: Topic[];
  off: Topic[];
  night: Night;
  permitted: Permitted[];
};

export type Run = {
  at: Instant;
  claimed: number;
  sent: number;
  failed: number;
  /** In the inbox alone, as the rules say. */
  quiet: number;
  unknown: number;
  lagMs: number;
  /** The work that failed, or nothing. */
  trouble: string;
};

/** Messages that failed for good, by kind and reason; `about` is the subject line of the newest of them. */
export type DeadLetters = {
  kind: string;
  topic: Topic;
  about: string;
  note: string;
  count: number;
  lastAt: Instant;
};

export type Operations = {
  /** How long the oldest waiting reminder has waited beyond its time, now. */
  lagMs: number;
  late: boolean;
  lastRunAt: Instant | null;
  /** The clock has not shown itself for longer than it ever takes. */
  silent: boolean;
  runs: Run[];
  dead: DeadLetters[];
  /** How many reminders wait for each of the next thirty days, today first. */
  ahead: { day: string; count: number }[];
  /** Years whose days off are needed and were not loaded. */
  missingYears: number[];
};

export type DryRun = {
  until: string;
  looked: number;
  /** There are more than a dry run looks at. */
  more: boolean;
  messages: number;
  /** Reminders that go along with somebody's other one. */
  along: number;
  /** Without a message, by reason. */
  quiet: { because: string; count: number }[];
  /** What messages of each kind would say. */
  samples: { topic: Topic; lines: string[] }[];
};

export type TemplateCheck = {
  key: TemplateKey;
  title: string;
  templateId: string;
  /** Whether the environment names it; else the demo's id stands. */
  named: boolean;
  long: boolean;
  /** `unasked`: WeChat did not answer. */
  state: 'fits' | 'not-there' | 'other-fields' | 'unasked';
  missing: string[];
};

export type YearOff = { year: number; off: string[]; on: string[]; source: string };

/** Somebody for whom something waits, and why WeChat could not tell them; never what it is. */
export type Unreachable = {
  name: string;
  place: string;
  why: 'not-bound' | 'no-consent' | 'no-permission' | 'failed' | 'unknown';
  count: number;
  since: Instant;
};

export type ReminderOutputs = {
  operations: Operations;
  dryRun: DryRun;
  resend: { resent: number };
  templates: { templates: TemplateCheck[] };
  daysOff: { years: YearOff[]; missing: number[] };
  setDaysOff: { year: YearOff };
  unreachable: {
    people: Unreachable[];
    /** Duty officers whom no message would reach now. */
    officers: Pick<Unreachable, 'name' | 'why'>[];
    next: string | null;
  };
  inbox: { items: InboxItem[]; remaining: number };
  grant: { remaining: number };
  settings: Settings;
  prefer: { off: Topic[]; night: Night };
};
