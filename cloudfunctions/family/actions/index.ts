import { bound } from '../../_kernel/caller';
import { home } from './home';
import { invite } from './invite';
import { remove } from './remove';

/** 六同六廉: a family, and what it does together. Nothing of a time-book is read or written here. */
export const actions = {
  home: bound(home),
  invite: bound(invite),
  remove: bound(remove),
};
