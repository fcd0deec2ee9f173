import type { Input } from '../../core/contract';
import { call } from './cloud';

/** Thin calls around the family; each throws `Fault`. */
export const home = () => call('family.home', {});
export const inviteRelative = (input: Input<'family.invite'>) => call('family.invite', input);
export const removeMember = (input: Input<'family.remove'>) => call('family.remove', input);
export const thing = (input: Input<'family.thing'>) => call('family.thing', input);
export const planThing = (input: Input<'family.plan'>) => call('family.plan', input);
export const markThing = (input: Input<'family.mark'>) => call('family.mark', input);
/** A relative leaves with everything that is held of them; `confirm` is their own name. */
export const leaveWithEverything = (input: Input<'account.erase'>) => call('account.erase', input);
