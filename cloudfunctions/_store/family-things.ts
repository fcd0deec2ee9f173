import type { FamilyKind } from '../../core/domain/family/kinds';
import { collection } from './collection';
import { is } from './database';

/** One of the six in one household's year (`_id` is `<household>-<kind>-<year>`): planned for a day, done. Nobody's name or word is here. */
export type FamilyThingRow = {
  _id: string;
  householdId: string;
  kind: FamilyKind;
  year: number;
  planDay: string | null;
  doneAt: number | null;
  /** How often the words of a pledge were replaced after somebody had signed them: each asks everybody afresh. */
  turn: number;
  version: number;
};
const base = collection<FamilyThingRow>('familyThings');
export const familyThings = {
  ...base,
  /** A household's six of one year. */
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
};
