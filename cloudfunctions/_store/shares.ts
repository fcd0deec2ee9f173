import { collection } from './collection';

/** A chapter that its author lets the mentor read; `_id` is `<bookId>:<number>`. */
export type ShareRow = {
  _id: string;
  bookId: string;
  chapterNumber: number;
  mentorId: string;
  sharedAt: number;
  endedAt: number | null;
};
const base = collection<ShareRow>('shares');
export const shares = {
  ...base,
  /** Index `bookId`. */
  ofBook: (bookId: string) => base.find({ bookId }),
  /** Index `mentorId`. */
  ofMentor: (mentorId: string) => base.find({ mentorId }),
};
/** Natural key of a share. */
export const shareId = (bookId: string, chapterNumber: number) => `${bookId}:${chapterNumber}`;
