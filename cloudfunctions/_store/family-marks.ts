import type { FamilyKind } from '../../core/domain/family/kinds';
import type { Box } from './chapters';
import { collection } from './collection';

/** That somebody did their part of one of the six (`_id` is `<person>:<kind>-<year>`); word and hand lie in the box. What is taken back leaves no row. */
export type FamilyMarkRow = {
  _id: string;
  personId: string;
  householdId: string;
  kind: FamilyKind;
  year: number;
  at: number;
  box: Box;
};
const base = collection<FamilyMarkRow>('familyMarks');
export const familyMarks = {
  ...base,
  /** Of a household in one year. Index `householdId, year`. */
  ofYear: (householdId: string, year: number) => base.find({ householdId, year }),
};
