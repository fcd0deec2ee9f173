import { closureInputs } from '../../core/contract/closure';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('closure', closureInputs, actions);
