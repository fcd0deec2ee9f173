import * as z from 'zod/mini';

/** The six (`core/domain/family/kinds.ts`), for what a family does and for what organisers offer. */
export const familyKind = z.enum(['lesson', 'site', 'words', 'pledge', 'reading', 'photo']);
export type FamilyKind = z.infer<typeof familyKind>;
