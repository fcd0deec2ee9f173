import { helpgroupInputs } from '../../core/contract/helpgroup';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('helpgroup', helpgroupInputs, actions);
