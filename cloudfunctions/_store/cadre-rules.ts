import type { YoungRule } from '../../core/domain/career/young';
import { collection } from './collection';

/** How far the roster is marked anew by a rule: up to which place in the order of names, how many were looked at, and when that was over. */
export type Marking = { after: string; seen: number; endedAt: number | null };
/** Who counts as a young cadre in a district; `_id` is the district's. */
export type CadreRuleRow = {
  _id: string;
  rule: YoungRule;
  orderedBy: string;
  setBy: string;
  at: number;
  /** Null where a list decides: it is read with the files. */
  marking?: Marking | null;
};
const base = collection<CadreRuleRow>('cadreRules');
export const cadreRules = {
  ...base,
  /** Moves the marking on from where it stood; false when somebody else did, or another rule was set. */
  moveOn: async ({ _id, at }: CadreRuleRow, from: Marking, marking: Marking): Promise<boolean> =>
    (await base.patchWhere({ _id, at, 'marking.after': from.after }, { marking })) > 0,
};
