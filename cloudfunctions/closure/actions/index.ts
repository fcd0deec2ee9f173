import { bound } from '../../_kernel/caller';
import { figures } from './figures';

/** What a unit asks about how its cadres' nodes stand. */
export const actions = { figures: bound(figures) };
