import { pledgeInputs } from '../../core/contract/pledge';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('pledge', pledgeInputs, actions);
