import { bound } from '../../_kernel/caller';
import { daysOff } from './days-off';
import { dryRun } from './dry-run';
import { grant } from './grant';
import { inbox } from './inbox';
import { operations } from './operations';
import { prefer } from './prefer';
import { resend } from './resend';
import { setDaysOff } from './set-days-off';
import { settings } from './settings';
import { templates } from './templates';
import { unreachable } from './unreachable';

/** What a person asks of their own reminders, an operator of the clock, HR of those who cannot be told. */
export const actions = {
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
};
