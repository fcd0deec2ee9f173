import { accountInputs } from '../../core/contract/account';
import { bound } from '../_kernel/caller';
import { serve } from '../_kernel/entry';
import { bind } from './actions/bind';
import { consent } from './actions/consent';
import { held } from './actions/held';
import { invitation } from './actions/invitation';
import { session } from './actions/session';

export const main = serve('account', accountInputs, {
  session,
  invitation,
  held: bound(held),
  consent: bound(consent),
  bind,
});
