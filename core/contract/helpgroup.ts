import * as z from 'zod/mini';
import { day, type Instant, reason, requestId, rowId, writing } from './envelope';

/** Longest texts, in UTF-16 code units; most rows of a rota. */
export const helpLimits = { question: 1000, answer: 2000, note: 500, pattern: 16, exceptions: 120 } as const;

/** What WeChat encloses of the group from whose card somebody came. */
const cloudId = z.string().check(z.regex(/^[A-Za-z0-9_+/=-]{8,200}$/));
const questionId = z.string().check(z.regex(/^[0-9a-f]{24}$/));

/** What a question is about. A report of a violation is none: it is pointed to the statutory channel. */
export const questionTopic = z.enum(['gift', 'banquet', 'loan', 'relatives', 'after-hours', 'home', 'other']);
export type QuestionTopic = z.infer<typeof questionTopic>;
/** `open`: everybody in the space reads it. `private`: the asker and the officers alone. */
export const questionLine = z.enum(['open', 'private']);
export type QuestionLine = z.infer<typeof questionLine>;
export const layer = z.enum(['day', 'night']);
export type Layer = z.infer<typeof layer>;

const pair = { officerId: z.nullable(rowId), backupId: z.nullable(rowId) };
/** 1 is Monday, 7 Sunday, 0 a day off by the yearly table. */
const patternRow = z.strictObject({ weekday: z.int().check(z.gte(0), z.lte(7)), layer, ...pair });
const exceptionRow = z.strictObject({ day, layer, ...pair });
const aboutQuestion = { requestId, questionId };

export const helpgroupInputs = {
  /** Spaces that I may enter: as a member, an officer, a leader. */
  spaces: z.strictObject({}),
  /** Binds the group from whose card I came to a unit. */
  bind: z.strictObject({ requestId, unitId: rowId, cloudId }),
  /** Comes into the space of the group from whose card I came. */
  enter: z.strictObject({ requestId, cloudId }),
  /** Leaves a space: what I asked stays mine until it is forgotten by rule. */
  leave: z.strictObject({ requestId, unitId: rowId }),
  /** Lets a group go: who came from it comes in no more. */
  unbind: z.strictObject({ requestId, unitId: rowId, groupId: z.string().check(z.regex(/^[0-9a-f]{24}$/)) }),
  /** Groups of a unit's space, and how long closed questions keep their words. */
  groups: z.strictObject({ unitId: rowId }),
  /** For how many days a closed question keeps its words. */
  keep: z.strictObject({ requestId, unitId: rowId, days: z.int().check(z.gte(7), z.lte(730)) }),
  /** The space: who is on duty now, my questions, those that were asked openly. */
  space: z.strictObject({ unitId: rowId, before: z.optional(z.int().check(z.gte(0))) }),
  ask: z.strictObject({
    requestId,
    unitId: rowId,
    line: questionLine,
    topic: questionTopic,
    named: z.enum(['yes', 'no']),
    text: writing(1, helpLimits.question, 'many lines'),
  }),
  /** One question with everything said in it, as far as I may read it. */
  question: z.strictObject({ questionId }),
  add: z.strictObject({ ...aboutQuestion, text: writing(1, helpLimits.question, 'many lines') }),
  /** Takes my question back: its words go at once. */
  withdraw: z.strictObject(aboutQuestion),
  /** How an answer helped, 1 to 3; my word on the answer, not on a person. */
  rate: z.strictObject({ ...aboutQuestion, helped: z.int().check(z.gte(1), z.lte(3)) }),
  /** The officers' queue, what burns first on top. */
  desk: z.strictObject({
    unitId: rowId,
    list: z.enum(['waiting', 'past']),
    before: z.optional(z.int().check(z.gte(0))),
  }),
  take: z.strictObject(aboutQuestion),
  answer: z.strictObject({ ...aboutQuestion, text: writing(1, helpLimits.answer, 'many lines') }),
  /** Gives a question to another officer. */
  handOn: z.strictObject({ ...aboutQuestion, toId: rowId, reason }),
  /** What officers alone read. */
  note: z.strictObject({ ...aboutQuestion, text: writing(1, helpLimits.note, 'many lines') }),
  /** Ends a question: an officer with a reason, the asker without. */
  close: z.strictObject({ ...aboutQuestion, reason: z.optional(reason) }),
  reopen: z.strictObject({ ...aboutQuestion, reason }),
  /** The rota, what is wrong with it in the coming 30 days, and what is being written. */
  rota: z.strictObject({ unitId: rowId }),
  /** Keeps what is being written; `baseVersion` is the version that was read. */
  draftRota: z.strictObject({
    requestId,
    unitId: rowId,
    baseVersion: z.int().check(z.gte(0)),
    pattern: z.array(patternRow).check(z.maxLength(helpLimits.pattern)),
    exceptions: z.array(exceptionRow).check(z.maxLength(helpLimits.exceptions)),
    fallbackId: z.nullable(rowId),
  }),
  publishRota: z.strictObject({ requestId, unitId: rowId, baseVersion: z.int().check(z.gte(0)) }),
  /** Asks another officer to take my shift over, and offers to take one of theirs. */
  proposeSwap: z.strictObject({
    requestId,
    unitId: rowId,
    day,
    layer,
    toId: rowId,
    back: z.nullable(z.strictObject({ day, layer })),
  }),
  /** The other one's word, or the asker's second thought. */
  answerSwap: z.strictObject({ requestId, swapId: rowId, answer: z.enum(['agree', 'decline', 'withdraw']) }),
};

/** What I am in a space. */
export type SpaceRole = 'member' | 'officer' | 'leader';
export type OnDuty = { name: string; position: string; until: Instant } | null;
export type QuestionState = 'new' | 'taken' | 'answered' | 'closed' | 'handed' | 'escalated' | 'withdrawn';

/** A question in a list. */
export type QuestionCard = {
  id: string;
  number: string;
  line: QuestionLine;
  topic: QuestionTopic;
  state: QuestionState;
  mine: boolean;
  /** Null when the asker is not named, to whomever. */
  askerName: string | null;
  at: Instant;
  promisedAt: Instant;
  firstAnswerAt: Instant | null;
  /** How it begins; null for whoever may not read it. */
  beginning: string | null;
};
/** In the officers' queue. */
export type DeskCard = QuestionCard & {
  /** Who answers it now. */
  takenBy: string | null;
  mineToAnswer: boolean;
  step: 'officer' | 'backup' | 'leader' | null;
};
/** `note` and `handed` are for officers alone; `closed` and `reopened` give the reason. */
export type QuestionEntry = {
  kind: 'asked' | 'added' | 'answer' | 'note' | 'handed' | 'closed' | 'reopened';
  at: Instant;
  me: boolean;
  name: string | null;
  text: string;
};
/** What I may do with a question now. */
export type QuestionAct =
  | 'take'
  | 'answer'
  | 'handOn'
  | 'note'
  | 'add'
  | 'withdraw'
  | 'rate'
  | 'close'
  | 'reopen';

export type RotaPair = { officerId: string | null; backupId: string | null };
export type RotaView = {
  pattern: (RotaPair & { weekday: number; layer: Layer })[];
  exceptions: (RotaPair & { day: string; layer: Layer })[];
  fallbackId: string | null;
};
export type RotaFinding = {
  day: string;
  layer: Layer;
  what: 'gap' | 'no-backup' | 'double' | 'gone';
  personId: string | null;
};
export type RotaShift = RotaPair & {
  day: string;
  layer: Layer;
  source: 'pattern' | 'day-off' | 'exception' | 'none';
};
/** `reach`: why WeChat could bring them no message now, null when it could. */
export type RotaOfficer = {
  id: string;
  name: string;
  me: boolean;
  reach: 'not-bound' | 'no-consent' | 'no-permission' | null;
};
export type SwapView = {
  id: string;
  day: string;
  layer: Layer;
  fromId: string;
  toId: string;
  back: { day: string; layer: Layer } | null;
  state: 'asked' | 'agreed' | 'declined' | 'withdrawn';
  at: Instant;
};
export type SpaceEntry = {
  unitId: string;
  unitName: string;
  as: SpaceRole;
  onDuty: OnDuty;
  /** Questions that wait for an answer, for officers and leaders; else 0. */
  waiting: number;
};

type Turned = { id: string; state: QuestionState };
export type HelpgroupOutputs = {
  spaces: { spaces: SpaceEntry[] };
  bind: { unitId: string; unitName: string; again: boolean };
  enter: { unitId: string; unitName: string };
  leave: { unitId: string };
  unbind: { groupId: string };
  groups: {
    unitId: string;
    unitName: string;
    keepDays: number;
    groups: { id: string; boundAt: Instant; boundBy: string }[];
  };
  keep: { days: number };
  space: {
    unitId: string;
    unitName: string;
    as: SpaceRole;
    onDuty: OnDuty;
    /** Until when a question that is asked now is promised an answer. */
    promisedAt: Instant;
    keepDays: number;
    /** Template of the message that an answer is there; and, for officers, of duty. */
    templates: { matter: string; duty: string };
    mine: QuestionCard[];
    open: QuestionCard[];
  };
  ask: Turned & { number: string; promisedAt: Instant };
  question: QuestionCard & {
    unitId: string;
    unitName: string;
    as: SpaceRole | 'asker';
    onDuty: OnDuty;
    takenAt: Instant | null;
    takenBy: string | null;
    closedAt: Instant | null;
    helped: number | null;
    /** When its words go, once it is closed. */
    forgetAt: Instant | null;
    entries: QuestionEntry[];
    may: QuestionAct[];
    /** To whom it could be handed on; for officers. */
    officers: { id: string; name: string }[];
    templates: { matter: string; duty: string };
  };
  add: Turned;
  withdraw: Turned;
  rate: Turned;
  desk: {
    unitId: string;
    unitName: string;
    as: 'officer' | 'leader';
    onDuty: OnDuty;
    backup: OnDuty;
    /** Whether WeChat could bring me a message of duty now; null for a leader. */
    reach: RotaOfficer['reach'];
    templates: { duty: string };
    questions: DeskCard[];
  };
  take: Turned;
  answer: Turned;
  handOn: Turned;
  note: Turned;
  close: Turned;
  reopen: Turned;
  rota: {
    unitId: string;
    unitName: string;
    version: number;
    published: RotaView | null;
    publishedAt: Instant | null;
    draft: RotaView | null;
    officers: RotaOfficer[];
    /** Names of everybody whom it names and who serves no more. */
    formerNames: { id: string; name: string }[];
    /** The coming 30 days as published. */
    shifts: RotaShift[];
    findings: RotaFinding[];
    draftFindings: RotaFinding[];
    swaps: SwapView[];
  };
  draftRota: { version: number; findings: RotaFinding[] };
  publishRota: { version: number; told: number };
  proposeSwap: { id: string };
  answerSwap: { id: string; state: SwapView['state'] };
};
