import { reminderInputs } from '../../core/contract/reminder';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('reminder', reminderInputs, actions);
