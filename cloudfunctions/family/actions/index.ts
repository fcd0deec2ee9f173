import { bound } from '../../_kernel/caller';
import { home } from './home';
import { invite } from './invite';
import { mark } from './mark';
import { plan } from './plan';
import { remove } from './remove';
import { thing } from './thing';

/** 六同六廉: a family, and what it does together. Nothing of a time-book is read or written here. */
export const actions = {
  home: bound(home),
  invite: bound(invite),
  remove: bound(remove),
  thing: bound(thing),
  plan: bound(plan),
  mark: bound(mark),
};
