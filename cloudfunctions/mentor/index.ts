import { mentorInputs } from '../../core/contract/mentor';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('mentor', mentorInputs, actions);
