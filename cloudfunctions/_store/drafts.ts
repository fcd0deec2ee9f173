import type { Box } from './chapters';
import { collection } from './collection';

/** `_id` is the node's. After sealing the box is null and the revision stays: an old phone cannot save over it. */
export type DraftRow = { _id: string; bookId: string; revision: number; savedAt: number; box: Box | null };
export const drafts = collection<DraftRow>('drafts');
