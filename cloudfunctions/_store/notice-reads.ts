import { collection } from './collection';

/** That somebody opened a notice. `_id` is a keyed hash of notice and person: it is counted once, and names nobody. */
export type NoticeReadRow = { _id: string; noticeId: string };
const base = collection<NoticeReadRow>('noticeReads');
export const noticeReads = {
  ...base,
  /** Index `noticeId`. */
  countOf: (noticeId: string) => base.count({ noticeId }),
  removeOf: (noticeId: string) => base.removeWhere({ noticeId }),
};
