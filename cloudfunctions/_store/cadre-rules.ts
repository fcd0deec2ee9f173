import type { YoungRule } from '../../core/domain/career/young';
import { collection } from './collection';

/** Who counts as a young cadre in a district; `_id` is the district's. */
export type CadreRuleRow = { _id: string; rule: YoungRule; orderedBy: string; setBy: string; at: number };
export const cadreRules = collection<CadreRuleRow>('cadreRules');
