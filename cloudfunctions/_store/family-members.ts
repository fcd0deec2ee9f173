import type { Relation } from '../../core/contract/relation';
import { collection } from './collection';
import { is } from './database';

/**
 * That a person (`_id`) belongs to a household: to one at a time. Names stand in `people` alone. A household is nothing but the id that its members
 * share: it ends with the last of them.
 */
export type FamilyMemberRow = {
  _id: string;
  householdId: string;
  relation: Relation | 'cadre';
  /** The cadre who asked them in; null for the first. */
  invitedBy: string | null;
  at: number;
  /** Null while they have not answered. */
  joinedAt: number | null;
  /** Until when the card can be used; null once it was. */
  waitsUntil: number | null;
};
const base = collection<FamilyMemberRow>('familyMembers');
export const familyMembers = {
  ...base,
  /** Index `householdId, at`. */
  ofHousehold: (householdId: string) =>
    base.find({ householdId }, (query) => query.orderBy('at', 'asc').limit(50)),
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** Asked in, and never answered. Index `waitsUntil`. */
  unanswered: (before: number, most: number) =>
    base.find({ waitsUntil: is.before(before) }, (query) => query.limit(most)),
};
