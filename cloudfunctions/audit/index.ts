import { auditInputs } from '../../core/contract/audit';
import { serve } from '../_kernel/entry';
import { actions } from './actions';

export const main = serve('audit', auditInputs, actions);
