import { collection } from './collection';
import { is } from './database';

/** A chain's head as it was in one night, keyed; `_id` is `<bookId>:<recordCount>`. */
export type AnchorRow = {
  _id: string;
  bookId: string;
  recordCount: number;
  headHash: string;
  at: number;
  mac: string;
};
const base = collection<AnchorRow>('anchors');
export const anchors = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** Those made at or after an instant. Index `at`. */
  madeSince: (at: number) => base.findAll({ at: is.from(at) }),
  /** When the newest was made, or null while there is none. Index `at`. */
  async newestAt(): Promise<number | null> {
    return (await base.find({}, (query) => query.orderBy('at', 'desc').limit(1)))[0]?.at ?? null;
  },
  /** Index `bookId, recordCount`. */
  ofBook: (bookId: string) => base.find({ bookId }, (query) => query.orderBy('recordCount', 'asc')),
};
