import * as z from 'zod/mini';
import { type Instant, requestId, rowId, writing } from './envelope';
import { familyKind } from './family';

/** Longest texts, in UTF-16 code units, and most of what can be counted. */
export const activityLimits = {
  ...{ title: 30, place: 40, about: 600, bring: 100, question: 40, option: 20, answer: 100, reason: 60 },
  ...{ summary: 600, say: 200 },
  ...{ questions: 5, options: 6, places: 5000, people: 12, children: 6 },
} as const;

/** In which form it is held (`core/domain/activity/formats.ts`). */
export const activityFormat = z.enum([
  'cloud-class',
  'lecturers',
  'masters',
  'visit',
  'workshop',
  'reading-circle',
  'stage-play',
  'other',
]);
export type ActivityFormat = z.infer<typeof activityFormat>;

const instant = z.int().check(z.gte(0), z.lte(9_000_000_000_000));
const activityId = z.string().check(z.regex(/^[0-9a-f]{24}$/));
const questionKey = z.string().check(z.regex(/^[a-z0-9]{1,8}$/));
const { questions, options, people, children } = activityLimits;

/** A question of the organiser's own. Without options it is answered in words. Its key stays when its text is put better. */
const ownQuestion = z.strictObject({
  key: questionKey,
  text: writing(1, activityLimits.question, 'one line'),
  options: z.array(writing(1, activityLimits.option, 'one line')).check(z.maxLength(options)),
  must: z.enum(['yes', 'no']),
});
export type OwnQuestion = z.infer<typeof ownQuestion>;

/** Everything that an organiser writes of an activity. */
const written = z.strictObject({
  series: familyKind,
  format: activityFormat,
  title: writing(2, activityLimits.title, 'one line'),
  place: writing(1, activityLimits.place, 'one line'),
  about: writing(0, activityLimits.about, 'many lines'),
  /** What to bring, or may hand in afterwards: never owed. */
  bring: writing(0, activityLimits.bring, 'one line'),
  startsAt: instant,
  endsAt: instant,
  registerUntil: instant,
  /** Seats; 0 for as many as come. */
  places: z.int().check(z.gte(0), z.lte(activityLimits.places)),
  questions: z.array(ownQuestion).check(z.maxLength(questions)),
});
export type ActivityWritten = z.infer<typeof written>;

const version = z.int().check(z.gte(0));
/** Where a page of a list ends. */
const cursor = z.string().check(z.regex(/^[0-9]{13}-[0-9a-f]{24}$/));

export const activityInputs = {
  /** What is on for the families of my unit and my district; what is over, the newest first. */
  list: z.strictObject({ which: z.enum(['ahead', 'past']), after: z.optional(cursor) }),
  one: z.strictObject({ activityId }),
  /** Registers my household with who comes, or changes who comes. */
  register: z.strictObject({
    requestId,
    activityId,
    people: z.array(rowId).check(z.minLength(1), z.maxLength(people)),
    /** Children under 14: they have no account, and no name is asked. */
    children: z.int().check(z.gte(0), z.lte(children)),
    answers: z
      .array(z.strictObject({ key: questionKey, text: writing(1, activityLimits.answer, 'one line') }))
      .check(z.maxLength(questions)),
  }),
  /** A place is kept for us: takes it, or lets it go to the next. */
  answer: z.strictObject({ requestId, activityId, answer: z.enum(['take', 'let-go']) }),
  withdraw: z.strictObject({ requestId, activityId }),
  /** We were there: in our own word, or by the code that is shown at the place. Nothing depends on it. */
  there: z.strictObject({ requestId, activityId, code: z.optional(z.string().check(z.regex(/^\d{6}$/))) }),
  /** Three questions, each of them free: how it helped, how time and place suited (1 to 3; 0 is no answer), and a word. */
  feedback: z.strictObject({
    requestId,
    activityId,
    useful: z.int().check(z.gte(0), z.lte(3)),
    suited: z.int().check(z.gte(0), z.lte(3)),
    say: writing(0, activityLimits.say, 'one line'),
  }),

  /** The organiser's activities of one unit or the district. */
  desk: z.strictObject({
    scopeId: rowId,
    shelf: z.enum(['draft', 'ahead', 'past']),
    after: z.optional(cursor),
  }),
  /** Begins a draft, or changes what is there (`activityId`, in the version that was read). What is published is changed for everybody who registered. */
  save: z.strictObject({
    requestId,
    scopeId: rowId,
    activityId: z.optional(activityId),
    baseVersion: version,
    written,
  }),
  /** Carries it on. Cancelling says why. */
  turn: z.strictObject({
    requestId,
    activityId,
    event: z.enum(['publish', 'close', 'reopen', 'cancel', 'discard']),
    baseVersion: version,
    reason: z.optional(writing(2, activityLimits.reason, 'one line')),
  }),
  /** What became of it, for those who came and those who did not. Can be put better later. */
  sumUp: z.strictObject({
    requestId,
    activityId,
    baseVersion: version,
    summary: writing(1, activityLimits.summary, 'many lines'),
  }),
  /** The code to be shown at the place; another one every two minutes. */
  venueCode: z.strictObject({ activityId }),
  /** What was held in a year for the families of a unit, or the district, in figures. */
  figures: z.strictObject({ scopeId: rowId, year: z.int().check(z.gte(2026), z.lte(2100)) }),
  /** Who registered, in the order in which they came: names of those who come, and what they answered. */
  roll: z.strictObject({ activityId, after: z.optional(z.int().check(z.gte(0))) }),
};

/** `full` and `over` follow from places and times. */
export type ActivityState = 'draft' | 'published' | 'full' | 'closed' | 'over' | 'summed-up' | 'cancelled';
export type SeatState = 'registered' | 'waiting' | 'offered' | 'lapsed';

/** An activity in a list. */
export type ActivityCard = Pick<
  ActivityWritten,
  'series' | 'format' | 'title' | 'place' | 'startsAt' | 'endsAt'
> & {
  id: string;
  scopeName: string;
  state: ActivityState;
  /** Seats that are free; null without a limit. */
  free: number | null;
  /** How my household stands in it. */
  mine: SeatState | null;
};

/** My household in an activity. */
export type MySeat = {
  state: SeatState;
  people: string[];
  children: number;
  answers: { key: string; text: string }[];
  /** Families that have their turn before us; 0 unless we wait. */
  ahead: number;
  /** Until when a place is kept for us; null unless one is. */
  answerBy: Instant | null;
  /** Whether we said that we were there, and how. */
  there: 'word' | 'code' | null;
  feedback: { useful: number; suited: number; say: string } | null;
};

/** What families said afterwards: figures of each answer from 1 to 3, and words without whose they are, once five families answered. */
export type Feedback = {
  families: number;
  shown: { useful: number[]; suited: number[]; said: string[] } | null;
};

/** One line of the figures: how many were held, families and seats that they reached, families that answered afterwards and what they said on average. */
export type ActivityFigure = {
  key: string;
  held: number;
  families: number;
  seats: number;
  answered: number;
  /** How many of those whom it helped said 3, 2, 1; null while fewer than five families answered. */
  useful: number[] | null;
};

/** In the organiser's list: figures of families and seats, nobody's name. */
export type DeskActivity = Omit<ActivityCard, 'mine' | 'scopeName'> & {
  families: number;
  taken: number;
  waiting: number;
};

export type RollRow = {
  number: number;
  state: SeatState;
  names: string[];
  children: number;
  answers: { key: string; text: string }[];
  at: Instant;
};

type Seated = { activityId: string; state: SeatState; seats: number; answerBy: Instant | null };
export type ActivityOutputs = {
  list: { activities: ActivityCard[]; next: string | null };
  one: ActivityCard &
    ActivityWritten & {
      /** Why it was cancelled. */
      reason: string;
      /** What it was before it was changed last: when that was, for who saw it before. */
      changedAt: Instant | null;
      seat: MySeat | null;
      /** Who could come along: my household, as far as it has joined. */
      family: { id: string; name: string; me: boolean }[];
      may: ('register' | 'change' | 'withdraw' | 'answer' | 'there' | 'feedback')[];
      /** What became of it; empty until the organiser says so. */
      summary: string;
      /** Template of the message that says when a place came free, or something changed. */
      template: string;
    };
  register: Seated;
  answer: Seated;
  withdraw: { activityId: string };
  there: { activityId: string; how: 'word' | 'code' };
  feedback: { activityId: string };
  desk: { scopeId: string; scopeName: string; activities: DeskActivity[]; next: string | null };
  save: { activityId: string; version: number; told: number };
  turn: { activityId: string; state: ActivityState | 'gone'; version: number };
  sumUp: { activityId: string; version: number };
  venueCode: { activityId: string; code: string; until: Instant };
  figures: {
    scopeId: string;
    scopeName: string;
    year: number;
    total: ActivityFigure;
    series: ActivityFigure[];
    formats: ActivityFigure[];
    quarters: ActivityFigure[];
  };
  roll: {
    activity: ActivityWritten & DeskActivity & { scopeId: string; scopeName: string; version: number };
    may: ('change' | 'publish' | 'close' | 'reopen' | 'cancel' | 'discard' | 'sum-up' | 'venue-code')[];
    summary: string;
    /** Families that said they were there. */
    there: number;
    feedback: Feedback;
    rows: RollRow[];
    next: number | null;
  };
};
