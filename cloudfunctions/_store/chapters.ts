import type { ChainLink } from '../../core/domain/chapter/chain';
import { collection } from './collection';
import { is } from './database';

/** Ciphertext and the wrapped key that opens it; every part base64 except the key's id. */
export type Box = WrappedKey & { iv: string; tag: string; ciphertext: string };
/** A data key under the content key. */
export type WrappedKey = { keyId: string; wrappedKey: string };

/** One record of a book's chain; `_id` is `<bookId>:<index>`. A recall has no box. */
export type ChapterRow = ChainLink & {
  _id: string;
  hash: string;
  openedAt: number | null;
  /** Keyed over hash and opening instant: a chapter cannot be declared open in the store. */
  openedSeal: string | null;
  box: Box | null;
  /** When its owner had it erased: nothing is left of it but the link, and no opening is judged any more. */
  erasedAt?: number;
  /** Keyed over hash and that instant: nobody can have a chapter vanish in the store and call it erased. */
  erasedSeal?: string;
};
export type ChapterHead = Omit<ChapterRow, 'box'>;

const base = collection<ChapterRow>('chapters');
const headFields = Object.fromEntries(
  [
    'bookId',
    'index',
    'kind',
    'number',
    'nodeId',
    'sealedAt',
    'opensNodeId',
    'opensAt',
    'saltedDigest',
    'ciphertextDigest',
    'pagesDigest',
    'prevHash',
    'hash',
    'openedAt',
    'openedSeal',
    'erasedAt',
    'erasedSeal',
  ].map((field) => [field, true]),
);
export const chapters = {
  ...base,
  /** The chain in order, without what is sealed. Index `bookId, index`. */
  headsOf: (bookId: string): Promise<ChapterHead[]> =>
    base.find({ bookId }, (query) => query.orderBy('index', 'asc').field(headFields)),
  /** The records whose hash begins so (16 hex digits, upper case), without what is sealed. Index `hash`. */
  withFingerprint: (fingerprint: string): Promise<ChapterHead[]> => {
    const from = fingerprint.toLowerCase();
    const hash = is.all([is.from(from), is.before(`${from}g`)] as never);
    return base.find({ hash }, (query) => query.field(headFields).limit(2));
  },
  /** The chain in order, with ciphertext. */
  allOf: (bookId: string) => base.find({ bookId }, (query) => query.orderBy('index', 'asc')),
};
/** Natural key of a record. */
export const chapterId = (bookId: string, index: number) => `${bookId}:${index}`;
