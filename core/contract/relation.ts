import * as z from 'zod/mini';

/** What somebody is to the cadre who asked them in. Whoever is under 14 is not asked in: they have no account (PIPL art. 31). */
export const relation = z.enum(['spouse', 'parent', 'grandparent', 'child', 'sibling']);
export type Relation = z.infer<typeof relation>;
