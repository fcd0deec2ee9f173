import { bound } from '../../_kernel/caller';
import { figures } from './figures';
import { overdue } from './overdue';
import { recordPaper } from './record-paper';
import { remindOnce } from './remind';

/** What a unit asks about how its cadres' nodes stand. */
export const actions = {
  figures: bound(figures),
  overdue: bound(overdue),
  remind: bound(remindOnce),
  recordPaper: bound(recordPaper),
};
