import type { Box } from './chapters';
import { collection } from './collection';

/** How the promises of a chapter went, as its author saw it at a node (`_id`). */
export type ReviewRow = { _id: string; bookId: string; chapterNumber: number; at: number; box: Box };
const base = collection<ReviewRow>('reviews');
export const reviews = {
  ...base,
  /** Newest look at a chapter. Index `bookId, chapterNumber`. */
  async ofChapter(bookId: string, chapterNumber: number): Promise<ReviewRow | null> {
    const rows = await base.find({ bookId, chapterNumber });
    return rows.sort((a, b) => b.at - a.at)[0] ?? null;
  },
};
