import { bound } from '../../_kernel/caller';
import { books } from './books';
import { mine } from './mine';
import { search } from './search';
import { security } from './security';
import { verify } from './verify';

/** What the person concerned, and auditors, can ask. */
export const actions = {
  mine: bound(mine),
  search: bound(search),
  books: bound(books),
  verify: bound(verify),
  security: bound(security),
};
