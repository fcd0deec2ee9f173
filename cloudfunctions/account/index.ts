import { accountInputs } from '../../core/contract/account';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('account', accountInputs, actions);
