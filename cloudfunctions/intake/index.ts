import { intakeInputs } from '../../core/contract/intake';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('intake', intakeInputs, actions);
