import { activityInputs } from '../../core/contract/activity';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('activity', activityInputs, actions);
