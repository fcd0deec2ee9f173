import { rosterInputs } from '../../core/contract/roster';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('roster', rosterInputs, actions);
