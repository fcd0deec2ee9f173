import { collection } from './collection';
import { is } from './database';

/** That a WeChat group belongs to a unit's space. `_id` is a keyed hash of its opengid: the group itself is written down nowhere. */
export type HelpGroupRow = {
  _id: string;
  unitId: string;
  boundBy: string;
  boundAt: number;
  /** When it was let go; null while it belongs to the unit. */
  endedAt: number | null;
  version: number;
};
const base = collection<HelpGroupRow>('helpGroups');
export const helpGroups = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** Index `unitId, boundAt`. */
  ofUnit: (unitId: string) => base.find({ unitId }, (query) => query.orderBy('boundAt', 'asc').limit(100)),
  /** Let go since a time ago. Index `endedAt`. */
  ended: (most: number) => base.find({ endedAt: is.above(0) }, (query) => query.limit(most)),
};
