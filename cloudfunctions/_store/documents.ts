import { dayMs } from '../../core/domain/calendar/beijing';
import { collection } from './collection';
import { is } from './database';

/** For how long a document can be fetched, in ms; then the clock takes row and file away. */
export const documentLife = dayMs;

/** A document that its owner ordered, or the roster that an officer took out; the file lies at `documentPath` from its first fetching on. Row and file are gone after `expiresAt`. */
export type DocumentRow = {
  _id: string;
  personId: string;
  kind: 'book' | 'data' | 'json' | 'closure' | 'closure-names' | 'duty-log' | 'roster';
  /** Of which node of the tree a spreadsheet tells. */
  placeId?: string;
  /** Of which month a duty log tells. */
  month?: string;
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
  `exports/${_id}.${documentEnding(kind)}`;
/** How the name of a document's file ends. */
export const documentEnding = (kind: DocumentRow['kind']): 'json' | 'pdf' | 'xlsx' =>
  kind === 'json' ? 'json' : kind === 'book' || kind === 'data' ? 'pdf' : 'xlsx';
