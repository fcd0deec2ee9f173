import type { Topic } from '../../core/domain/reminder/declaration';
import type { Night } from '../../core/domain/reminder/quiet-hours';
import { collection } from './collection';
import { is } from './database';

/** How a person (`_id`) wants to be reminded; no row: as the rules say. */
export type PreferenceRow = {
  _id: string;
  /** Topics without messages; the inbox shows them all the same. */
  off: Topic[];
  night: Night;
};
const base = collection<PreferenceRow>('preferences');
export const preferences = { ...base, byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }) };
