import type { PictureKind } from '../../core/domain/hand-page/picture-kind';
import type { HandPageState } from '../../core/domain/hand-page/state';
import type { WrappedKey } from './chapters';
import { collection } from './collection';
import { is } from './database';

/** A photo of a handwritten page. The file lies encrypted in cloud storage; without the key that is wrapped here it is noise. */
export type HandPageRow = {
  _id: string;
  bookId: string;
  /** Where the draft lies that it belongs to: the first node of its opening. */
  draftKey: string;
  state: HandPageState;
  /** The chapter that it was sealed with; null while it belongs to the draft. */
  chapterNumber: number | null;
  at: number;
  kind: PictureKind | null;
  bytes: number;
  /** Of the encrypted file, SHA-256 hex; empty while it is awaited. */
  digest: string;
  /** Null once it is destroyed. */
  box: WrappedKey | null;
  /** When the clock has to look: for what an interrupted upload left, or to take it away. */
  dueAt: number;
};
const base = collection<HandPageRow>('handPages');
export const handPages = {
  ...base,
  /** Those of a book, in the order in which they were added. Index `bookId, at`. */
  ofBook: (bookId: string) => base.find({ bookId }, (query) => query.orderBy('at', 'asc')),
  /** Index `dueAt`. */
  due: (now: number, most: number) =>
    base.find({ dueAt: is.upTo(now) }, (query) => query.orderBy('dueAt', 'asc').limit(most)),
};

/** Where the phone lays an upload: named beforehand, so that no file is ever without a row by which it is taken away. */
export const uploadPath = (pageId: string) => `incoming/${pageId}`;
/** Where the encrypted file lies. */
export const handPagePath = (pageId: string) => `pages/${pageId}`;
