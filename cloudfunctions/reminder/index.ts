import { reminderInputs } from '../../core/contract/reminder';
import { bound } from '../_kernel/caller';
import { serve } from '../_kernel/entry';
import { daysOff } from './actions/days-off';
import { dryRun } from './actions/dry-run';
import { grant } from './actions/grant';
import { inbox } from './actions/inbox';
import { operations } from './actions/operations';
import { prefer } from './actions/prefer';
import { resend } from './actions/resend';
import { setDaysOff } from './actions/set-days-off';
import { settings } from './actions/settings';
import { templates } from './actions/templates';
import { unreachable } from './actions/unreachable';

export const main = serve('reminder', reminderInputs, {
  inbox: bound(inbox),
  grant: bound(grant),
  settings: bound(settings),
  prefer: bound(prefer),
  operations: bound(operations),
  dryRun: bound(dryRun),
  resend: bound(resend),
  templates: bound(templates),
  daysOff: bound(daysOff),
  setDaysOff: bound(setDaysOff),
  unreachable: bound(unreachable),
});
