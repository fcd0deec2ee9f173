import { reminderInputs } from '../../core/contract/reminder';
import { bound } from '../_kernel/caller';
import { serve } from '../_kernel/entry';
import { grant } from './actions/grant';
import { inbox } from './actions/inbox';
import { prefer } from './actions/prefer';
import { settings } from './actions/settings';

export const main = serve('reminder', reminderInputs, {
  inbox: bound(inbox),
  grant: bound(grant),
  settings: bound(settings),
  prefer: bound(prefer),
});
