import type { Leave } from '../../core/domain/node/leave';
import { collection } from './collection';
import { is } from './database';

/** Stands for "not due": an instant that never comes, so that one index serves what is due. */
export const never = 8_640_000_000_000_000;

/** One book per person; `_id` is the person's. */
export type BookRow = {
  _id: string;
  entryDay: string;
  /** Goes up with every change of book, chapters or node facts; what was read at one version is written at it or not at all. */
  version: number;
  recordCount: number;
  lastNumber: number;
  headHash: string;
  /** Keyed over id, count, last number and head: who rewrites the chain in the store cannot make it. */
  headSeal: string;
  anchorDueAt: number;
  /** Long leaves: their days do not count towards a limit. */
  leaves?: Leave[];
  /** The day of leaving the service; nothing comes after it. */
  endsOn?: string | null;
};
const base = collection<BookRow>('books');
export const books = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** Leaves of the books that exist among these, 1000 ids at most. */
  leavesOf: (ids: readonly string[]): Promise<Pick<BookRow, '_id' | 'leaves'>[]> =>
    base.find({ _id: is.in(ids) }, (query) => query.field({ _id: true, leaves: true })),
  /** Books whose head waits for its anchor, longest first. Index `anchorDueAt`. */
  dueForAnchor: (now: number, most: number) =>
    base.find({ anchorDueAt: is.upTo(now) }, (query) => query.orderBy('anchorDueAt', 'asc').limit(most)),
  /** Puts off the anchors of those that are still due, `never` by default: a book that changed meanwhile stays as it is. */
  anchorLater: (ids: readonly string[], dueUpTo: number, until: number = never) =>
    base.patchWhere({ _id: is.in(ids), anchorDueAt: is.upTo(dueUpTo) }, { anchorDueAt: until }),
};
