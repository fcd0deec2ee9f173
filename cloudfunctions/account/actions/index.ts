import { bound } from '../../_kernel/caller';
import { bind } from './bind';
import { byPhone } from './by-phone';
import { complain } from './complain';
import { myComplaints } from './complaints';
import { consent } from './consent';
import { erase } from './erase';
import { held } from './held';
import { invitation } from './invitation';
import { session } from './session';

/** What phones may ask of this function. */
export const actions = {
  session,
  invitation,
  bind,
  byPhone,
  held: bound(held),
  consent: bound(consent),
  complain: bound(complain),
  complaints: bound(myComplaints),
  erase,
};
