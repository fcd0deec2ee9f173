import type { Practice } from '../../core/contract/helpgroup';
import { collection } from './collection';
import { is } from './database';

/** A unit's space for its help group; `_id` is the unit's. Written when its first WeChat group is bound. */
export type HelpSpaceRow = {
  _id: string;
  at: number;
  /** Days after which a closed question's words go. */
  keepDays: number;
  /** 七廉工作法, as the unit set it. */
  practices?: Practice[];
};
const base = collection<HelpSpaceRow>('helpSpaces');
export const helpSpaces = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
};
