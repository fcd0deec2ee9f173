import * as z from 'zod/mini';
import { day, reason, requestId, rowId, writing } from './envelope';

/** Longest texts, in UTF-16 code units; most rows of a rota. */
export const helpLimits = {
  question: 1000,
  answer: 2000,
  note: 500,
  pattern: 16,
  exceptions: 120,
  practices: 7,
  notice: 2000,
  quiz: 3,
} as const;

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

/** `2026-07`. */
const month = z.string().check(z.regex(/^20[2-9]\d-(0[1-9]|1[0-2])$/));
const practice = z.strictObject({
  name: writing(1, 20, 'one line'),
  state: z.enum(['planned', 'doing', 'done']),
  evidence: writing(0, 200, 'one line'),
});
export type Practice = z.infer<typeof practice>;

/** `notice`: an integrity notice; `case`: what became of somebody, told without a name; `feast`: a word before one of the seven feasts. */
export const noticeKind = z.enum(['notice', 'case', 'feast']);
export type NoticeKind = z.infer<typeof noticeKind>;
/** A question under a notice for whoever likes to try: answered on the phone, nobody's answer is kept. `right` counts from 0. */
const quizItem = z.strictObject({
  ask: writing(2, 80, 'one line'),
  choices: z.array(writing(1, 40, 'one line')).check(z.minLength(2), z.maxLength(4)),
  right: z.int().check(z.gte(0), z.lte(3)),
  why: writing(0, 120, 'one line'),
});
export type QuizItem = z.infer<typeof quizItem>;

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
  /** Announces a picture or a spoken word under a question of mine: where the phone uploads it to. */
  beginMedia: z.strictObject({ ...aboutQuestion, kind: z.enum(['picture', 'voice']) }),
  /** Takes the upload over. */
  keepMedia: z.strictObject({ requestId, mediaId: rowId, seconds: z.int().check(z.gte(0), z.lte(60)) }),
  /** One of them, for its asker and for officers. */
  media: z.strictObject({ mediaId: rowId }),
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
  /** Looks through the knowledge base; nothing typed shows the newest. */
  search: z.strictObject({ unitId: rowId, text: writing(0, 60, 'one line') }),
  /** Writes an entry of the knowledge base, or changes one of the unit's own. */
  saveEntry: z.strictObject({
    requestId,
    unitId: rowId,
    entryId: z.nullable(rowId),
    topic: questionTopic,
    question: writing(2, 100, 'one line'),
    answer: writing(2, 1000, 'many lines'),
    source: writing(0, 100, 'one line'),
  }),
  removeEntry: z.strictObject({ requestId, unitId: rowId, entryId: rowId }),
  /** 七廉工作法: the unit's practices, all of them. */
  setPractices: z.strictObject({
    requestId,
    unitId: rowId,
    practices: z.array(practice).check(z.maxLength(helpLimits.practices)),
  }),
  /** Notices of the space, the newest first, and the feasts of the coming year. */
  notices: z.strictObject({ unitId: rowId, before: z.optional(z.int().check(z.gte(0))) }),
  /** One notice; that somebody opened it is counted, who did is not kept. */
  notice: z.strictObject({ noticeId: rowId }),
  /** Posts a notice into the space. `feastDay`: the day of the feast before which it is a word; null for the other kinds. */
  postNotice: z.strictObject({
    requestId,
    unitId: rowId,
    kind: noticeKind,
    feastDay: z.nullable(day),
    title: writing(2, 40, 'one line'),
    text: writing(2, helpLimits.notice, 'many lines'),
    source: writing(0, 100, 'one line'),
    quiz: z.array(quizItem).check(z.maxLength(helpLimits.quiz)),
  }),
  removeNotice: z.strictObject({ requestId, unitId: rowId, noticeId: rowId }),
  /** How a month's questions were answered. */
  figures: z.strictObject({ unitId: rowId, month }),
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

export * from './helpgroup-answers';
