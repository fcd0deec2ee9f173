import { collection } from './collection';
import { is } from './database';

/** The security log: one row for each refusal for want of right, of an account under its pseudonym. */
export type RefusalRow = {
  _id: string;
  at: number;
  actor: string;
  route: string;
  code: string;
  reason: string;
};
const base = collection<RefusalRow>('refusals');
export const refusals = {
  ...base,
  /** The newest before an instant. Index `at`. */
  before: (before: number, most: number) =>
    base.find({ at: is.before(before) }, (query) => query.orderBy('at', 'desc').limit(most)),
};
