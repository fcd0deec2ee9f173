import { collection } from './collection';

/** Where somebody worked from one day on; `_id` is `<personId>:<fromDay>`. A move ends one and begins another. */
export type PostingRow = {
  _id: string;
  personId: string;
  unitId: string;
  sectionId: string | null;
  position: string;
  fromDay: string;
  untilDay: string | null;
};
const base = collection<PostingRow>('postings');
export const postings = {
  ...base,
  /** A person's history, newest first. Index `personId, fromDay`. */
  ofPerson: (personId: string) => base.find({ personId }, (query) => query.orderBy('fromDay', 'desc')),
};
