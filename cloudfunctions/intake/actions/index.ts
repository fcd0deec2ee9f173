import { bound } from '../../_kernel/caller';
import { confirm } from './confirm';
import { fetchSheet } from './fetch';
import { imports } from './imports';
import { one } from './one';
import { read } from './read';
import { sheet } from './sheet';
import { step } from './step';
import { template } from './template';
import { undo } from './undo';

/** A roster as a file: what it would change is shown before anything is written, and can be taken back. */
export const actions = {
  template: bound(template),
  read: bound(read),
  imports: bound(imports),
  one: bound(one),
  confirm: bound(confirm),
  undo: bound(undo),
  step: bound(step),
  sheet: bound(sheet),
  fetch: bound(fetchSheet),
};
