import { exportInputs } from '../../core/contract/export';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('export', exportInputs, actions);
