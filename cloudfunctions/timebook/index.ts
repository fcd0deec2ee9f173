import { timebookInputs } from '../../core/contract/timebook';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('timebook', timebookInputs, actions);
