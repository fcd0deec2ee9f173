import { familyInputs } from '../../core/contract/family';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('family', familyInputs, actions);
