import * as z from 'zod/mini';
import { type Instant, requestId, rowId, writing } from './envelope';
import { type Relation, relation } from './relation';

/** Longest name that a family calls somebody by, in UTF-16 code units. */
export const familyLimits = { name: 12 } as const;

export const familyInputs = {
  /** My family: who belongs to it. */
  home: z.strictObject({}),
  /** Asks somebody in, by the name that is used at home; answers the code for the card in the chat. */
  invite: z.strictObject({ requestId, name: writing(1, familyLimits.name, 'one line'), relation }),
  /** Takes back what waits, ends a membership, or, of myself, leaves. A relative leaves by `account.erase`: nothing else is held of them. */
  remove: z.strictObject({ requestId, memberId: rowId }),
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

export type FamilyOutputs = {
  home: {
    /** Whether I am somebody who asks others in. */
    mayInvite: boolean;
    /** Mine first, then in the order in which they came; empty while nobody was asked. */
    members: FamilyMember[];
  };
  invite: { id: string; code: string; expiresAt: Instant };
  /** Of a relative who had joined nothing is held any more within the day (`ended`). */
  remove: { id: string; how: 'left' | 'taken-back' | 'ended' };
};
