import { identity } from '../_kernel/caller';
import { tick } from './tick';

/** The one timer function: what is due is claimed here and nowhere else. */
export const main = (_event: unknown, context?: unknown) => tick(identity(context), context);
