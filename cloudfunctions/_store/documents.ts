import { collection } from './collection';
import { is } from './database';

/** A document that its owner ordered, or the roster that an officer took out; the file lies at `documentPath` from its first fetching on. Row and file are gone after `expiresAt`. */
export type DocumentRow = {
  _id: string;
  personId: string;
  kind: 'book' | 'data' | 'json' | 'roster';
  /** The node of the tree whose roster it is. */
  of?: string;
  at: number;
  expiresAt: number;
};
const base = collection<DocumentRow>('documents');
export const documents = {
  ...base,
  /** Those whose day is over. Index `expiresAt`. */
  expired: (now: number, most: number) =>
    base.find({ expiresAt: is.upTo(now) }, (query) => query.orderBy('expiresAt', 'asc').limit(most)),
  /** A person's, for their erasure. Index `personId`. */
  ofPerson: (personId: string) => base.find({ personId }),
};
/** Where the file of a document lies: nobody can guess it, and storage lets no phone read it. */
export const documentPath = ({ _id, kind }: Pick<DocumentRow, '_id' | 'kind'>) =>
  `exports/${_id}.${endings[kind]}`;
const endings: Readonly<Record<DocumentRow['kind'], string>> = {
  book: 'pdf',
  data: 'pdf',
  json: 'json',
  roster: 'xlsx',
};
