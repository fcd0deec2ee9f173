import { accountInputs } from '../../core/contract/account';
import { serve } from '../_kernel/entry';
import { bind } from './actions/bind';
import { invitation } from './actions/invitation';
import { session } from './actions/session';

export const main = serve('account', accountInputs, { session, invitation, bind });
