import * as z from 'zod/mini';
import type { YoungRule } from '../domain/career/young';
import { type Instant, requestId, rowId, writing } from './envelope';

/** Of function `roster`: who counts as a young cadre in a district. */
export const cadreRuleInputs = {
  /** The rule of the caller's district, and the document that orders it. */
  cadreRule: z.strictObject({}),
  setCadreRule: z.strictObject({
    requestId,
    districtId: rowId,
    by: z.enum(['age', 'service', 'list']),
    /** Of age or of service, the last one included; a list needs none. */
    years: z.optional(z.int().check(z.gte(1), z.lte(60))),
    /** What is a must names the document that orders it. */
    orderedBy: writing(2, 80, 'one line'),
    /** The district's name, typed afresh. */
    confirm: writing(1, 40, 'one line'),
  }),
};

export type CadreRuleView = {
  districtId: string;
  districtName: string;
  rule: YoungRule;
  /** Null while the district has set none, and the usual rule is asked. */
  ordered: { by: string; at: Instant } | null;
  /** How far the roster is marked anew by it; null where nothing is to be marked. */
  marking: { seen: number; ended: Instant | null } | null;
};
export type CadreRuleOutputs = {
  /** With how many young cadres in service the district has. */
  cadreRule: CadreRuleView & { cadres: number };
  setCadreRule: CadreRuleView;
};
