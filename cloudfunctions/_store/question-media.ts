import type { MediaFormat, MediaKind } from '../../core/domain/duty/media';
import type { HandPageState } from '../../core/domain/hand-page/state';
import type { WrappedKey } from './chapters';
import { collection } from './collection';
import { is } from './database';

/** A picture or a spoken word under a question. The file lies encrypted in cloud storage; without the key that is wrapped here it is noise. */
export type QuestionMediaRow = {
  _id: string;
  /** Whose it is, read by them and by officers alone. */
  askerId: string;
  questionId: string;
  kind: MediaKind;
  /** Of a spoken word. */
  seconds: number;
  state: HandPageState;
  at: number;
  format: MediaFormat | null;
  bytes: number;
  /** Of the encrypted file, SHA-256 hex; empty while it is awaited. */
  digest: string;
  /** Null once it is destroyed. */
  box: WrappedKey | null;
  /** When the clock has to look. */
  dueAt: number;
};
const base = collection<QuestionMediaRow>('questionMedia');
export const questionMedia = {
  ...base,
  /** Index `askerId, at`. */
  ofAsker: (askerId: string) => base.find({ askerId }, (query) => query.orderBy('at', 'asc')),
  /** Those of a question, in the order in which they were added. Index `questionId, at`. */
  ofQuestion: (questionId: string) => base.find({ questionId }, (query) => query.orderBy('at', 'asc')),
  /** Index `dueAt`. */
  due: (now: number, most: number) =>
    base.find({ dueAt: is.upTo(now) }, (query) => query.orderBy('dueAt', 'asc').limit(most)),
};

/** Where the encrypted file lies; the upload comes where every upload does. */
export const mediaPath = (mediaId: string) => `question-media/${mediaId}`;
