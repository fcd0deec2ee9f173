import { collection } from './collection';
import { is } from './database';

/** `_id` is `<personId>:<purpose>`. */
export type ConsentRow = {
  _id: string;
  personId: string;
  purpose: 'timebook' | 'family' | 'reminders';
  version: string;
  givenAt: number;
  withdrawnAt: number | null;
};
const base = collection<ConsentRow>('consents');
export const consents = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
};
