import * as z from 'zod/mini';
import { type MeetingWay, meetingWays, type PairState } from '../domain/mentoring/contact';
import { ruleLimits, type UnitRules } from '../domain/mentoring/rules';
import type { NodeKind } from '../domain/node/kinds';
import type { NodeState } from '../domain/node/state';
import { day, type Instant, requestId, rowId, writing } from './envelope';
import type { Signature } from './signature';

/** Longest word that a mentor leaves for an opening, and longest note at a hand-over. */
export const mentorLimits = { word: 300, note: 200 } as const;

const helpId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}:[A-Za-z0-9_-]{16,64}$/));
const wholeNumber = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

export const mentorInputs = {
  /** The mentor's own cadres, with what comes next and what waits. */
  mentees: z.strictObject({}),
  /** One of them. */
  mentee: z.strictObject({ cadreId: rowId }),
  /** A chapter that a cadre shares. Looking is written down. */
  readShared: z.strictObject({ cadreId: rowId, chapterNumber: wholeNumber(1, 999) }),
  /** Leaves a word for the cadre's next opening, in place of one that has not appeared yet. */
  leaveWord: z.strictObject({ requestId, cadreId: rowId, text: writing(1, mentorLimits.word, 'many lines') }),
  /** Says that a call for help was dealt with. */
  handleHelp: z.strictObject({ requestId, helpId }),
  /** My mentor and our meetings, as a cadre. */
  mine: z.strictObject({}),
  /** Notes that the two met: as the cadre, or as the mentor of `cadreId`. */
  noteMeeting: z.strictObject({
    requestId,
    cadreId: z.optional(rowId),
    day,
    way: z.enum(meetingWays),
  }),
  /** Every young cadre of a unit with their mentor, those that want attention first. */
  pairs: z.strictObject({ unitId: rowId }),
  /** Assigns a mentor in place of the one before, with a note for the new one; without `mentorId` the pair ends. */
  assign: z.strictObject({
    requestId,
    cadreId: rowId,
    mentorId: z.nullable(rowId),
    note: writing(0, mentorLimits.note, 'many lines'),
  }),
  /** What the unit, or the district, sets for its programme. */
  setRules: z.strictObject({
    requestId,
    unitId: rowId,
    mostMentees: wholeNumber(1, ruleLimits.mostMentees),
    quietDays: wholeNumber(7, ruleLimits.quietDays),
    orderedBy: writing(0, ruleLimits.orderedBy, 'one line'),
  }),
};

export type { MeetingWay, PairState };

/** A life node as somebody sees it who may know how it stands and nothing of what was written. */
export type NodeStatus = {
  id: string;
  kind: NodeKind;
  years: number;
  day: string;
  state: NodeState;
  overdueDays: number;
};
export type Meeting = { day: string; way: MeetingWay; notedBy: 'cadre' | 'mentor' };
export type RulesView = UnitRules & {
  /** Name of the node that decided; null for what holds where nobody did. */
  setBy: string | null;
};

export type MentorOutputs = {
  mentees: {
    mentees: {
      id: string;
      name: string;
      position: string;
      unitName: string;
      sectionName: string | null;
      /** What matters now at their book; null while they have none. */
      node: NodeStatus | null;
      helpsWaiting: number;
      wordWaits: boolean;
      shared: number;
      lastContactDay: string | null;
      state: PairState;
    }[];
  };
  mentee: {
    id: string;
    name: string;
    position: string;
    since: string;
    note: string;
    /** Newest first. */
    nodes: NodeStatus[];
    /** Numbers of the chapters that are shared now. */
    shared: number[];
    helps: { id: string; at: Instant; promise: string | null; note: string; handled: boolean }[];
    /** My word that waits for the next opening. */
    word: { text: string; writtenAt: Instant } | null;
    meetings: Meeting[];
  };
  readShared: { number: number; day: string; text: string; promises: string[]; signature: Signature };
  leaveWord: { writtenAt: Instant; replaced: boolean };
  handleHelp: { id: string; handled: true };
  mine: { mentor: { name: string; position: string; since: string } | null; meetings: Meeting[] };
  noteMeeting: Meeting;
  pairs: {
    rules: RulesView;
    /** Counted over the whole unit. */
    counts: Record<PairState, number>;
    pairs: {
      cadreId: string;
      cadreName: string;
      sectionName: string | null;
      mentor: { id: string; name: string } | null;
      lastContactDay: string | null;
      state: PairState;
    }[];
    /** Rows beyond those that are listed. */
    more: number;
    mentors: { id: string; name: string; mentees: number }[];
  };
  assign: { cadreId: string; mentor: { id: string; name: string } | null };
  setRules: { unitId: string; rules: RulesView };
};
