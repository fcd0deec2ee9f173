import * as z from 'zod/mini';
import { day, type Instant, requestId, rowId, writing } from './envelope';
import { type FamilyKind, familyKind } from './family-kind';
import { type Relation, relation } from './relation';
import { type Signature, signature } from './signature';

/** Longest name that a family calls somebody by, in UTF-16 code units. */
export const familyLimits = { name: 12, text: 200 } as const;

export const familyInputs = {
  /** My family: who belongs to it. */
  home: z.strictObject({}),
  /** Asks somebody in, by the name that is used at home; answers the code for the card in the chat. */
  invite: z.strictObject({ requestId, name: writing(1, familyLimits.name, 'one line'), relation }),
  /** Takes back what waits, ends a membership, or, of myself, leaves. A relative leaves by `account.erase`: nothing else is held of them. */
  remove: z.strictObject({ requestId, memberId: rowId }),
  /** One of the six, with what each left in it; of this year unless another is named. */
  thing: z.strictObject({ kind: familyKind, year: z.optional(z.int().check(z.gte(2026), z.lte(2100))) }),
  /** Sets the day for one of this year's six; null lets it go. */
  plan: z.strictObject({ requestId, kind: familyKind, day: z.nullable(day) }),
  /**
   * My part of one of this year's six: a word, my hand under the pledge, or that I was there. Another writes over it. Of a pledge `text` is what is
   * signed: the words that stand there, or, with `anew`, others, which all sign afresh.
   */
  mark: z.strictObject({
    requestId,
    kind: familyKind,
    answer: z.enum(['keep', 'take-back']),
    text: z.optional(writing(1, familyLimits.text, 'many lines')),
    signature: z.optional(signature),
    anew: z.optional(z.enum(['yes'])),
  }),
};

export type FamilyMember = {
  id: string;
  name: string;
  /** A cadre is whoever has a time-book; several may live in one household. */
  relation: Relation | 'cadre';
  me: boolean;
  /** `waiting`: has not answered yet; `over`: the card is of no use any more. */
  state: 'joined' | 'waiting' | 'over';
  /** Until when a card can be used; null once it was. */
  until: Instant | null;
  /** Whether I may end it. */
  mayRemove: boolean;
};

/** One of the six in a year. */
export type FamilyThing = {
  kind: FamilyKind;
  /** `begun`: somebody did their part, and it waits for another. */
  state: 'empty' | 'planned' | 'begun' | 'done';
  /** The day that is set and has not passed, `2026-07-04`. */
  planDay: string | null;
  doneDay: string | null;
  /** It waits for me, or I may do my part anyhow; what I did stands already. */
  mine: 'waits' | 'open' | 'did';
};

/** What somebody left in one of the six. */
export type FamilyMark = {
  name: string;
  me: boolean;
  day: string;
  text: string;
  signature: Signature | null;
};

export type FamilyOutputs = {
  home: {
    /** Whether I am somebody who asks others in. */
    mayInvite: boolean;
    /** Mine first, then in the order in which they came; empty while nobody was asked. */
    members: FamilyMember[];
    year: number;
    /** The year's six, in the order of the programme; none while I belong to no family. */
    six: FamilyThing[];
  };
  invite: { id: string; code: string; expiresAt: Instant };
  /** Of a relative who had joined nothing is held any more within the day (`ended`). */
  remove: { id: string; how: 'left' | 'taken-back' | 'ended' };
  thing: FamilyThing & {
    year: number;
    /** As they came. */
    marks: FamilyMark[];
    /** The words of a pledge that all sign; while nobody has, those that I signed the year before. Empty for the rest. */
    words: string;
    /** Who has not taken part; named to the family alone, and nobody is asked why. */
    missing: { name: string; me: boolean }[];
  };
  plan: { kind: FamilyKind; day: string | null };
  mark: { kind: FamilyKind; kept: boolean; done: boolean };
};
