import { collection } from './collection';
import { is } from './database';

/** One run of the clock that did something, met trouble, or shows that it is alive. */
export type RunRow = {
  _id: string;
  at: number;
  claimed: number;
  sent: number;
  failed: number;
  quiet: number;
  unknown: number;
  lagMs: number;
  /** How long it took, real milliseconds. */
  ms: number;
  /** What went wrong, in a word for operators; empty when nothing did. */
  trouble: string;
};
const base = collection<RunRow>('runs');
export const runs = {
  ...base,
  /** The newest first. Index `at`. */
  latest: (most: number) =>
    base.find({ at: is.above(0) }, (query) => query.orderBy('at', 'desc').limit(most)),
  /** Index `at`. */
  removeBefore: (at: number) => base.removeWhere({ at: is.before(at) }),
};
