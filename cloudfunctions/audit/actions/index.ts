import { bound } from '../../_kernel/caller';
import { mine } from './mine';
import { search } from './search';
import { security } from './security';
import { verify } from './verify';

/** What the person concerned, and auditors, can ask. */
export const actions = {
  mine: bound(mine),
  search: bound(search),
  verify: bound(verify),
  security: bound(security),
};
