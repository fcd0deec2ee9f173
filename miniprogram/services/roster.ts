import type { Input, Output } from '../../core/contract';
import { call } from './cloud';

/** One page of the people whom my duties are about. Throws `Fault`. */
export const people = (input: Input<'roster.people'>): Promise<Output<'roster.people'>> =>
  call('roster.people', input);
/** The tree as far as my duties reach. */
export const units = (): Promise<Output<'roster.units'>> => call('roster.units', {});
