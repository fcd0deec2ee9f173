import type { Input } from '../../core/contract';
import { call } from './cloud';

/** Thin calls around the public pledge; each throws `Fault`. */
export const wall = (before?: number) => call('pledge.wall', before === undefined ? {} : { before });
export const signPledge = (input: Input<'pledge.sign'>) => call('pledge.sign', input);
export const withdrawPledge = (requestId: string) => call('pledge.withdraw', { requestId });
