import type { UnitRules } from '../../core/domain/mentoring/rules';
import { collection } from './collection';
import { is } from './database';

/** What a unit, or the district for all that say nothing themselves, has set; `_id` is the node of the tree. */
export type UnitRulesRow = UnitRules & { _id: string; version: number; at: number };
const base = collection<UnitRulesRow>('unitRules');
export const unitRules = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
};
