import type { Input } from '../../core/contract';
import { call } from './cloud';

/** Thin calls around the ledger of life in service; each throws `Fault`. */
export const career = () => call('roster.career', {});
export const proposeEvent = (input: Input<'roster.proposeEvent'>) => call('roster.proposeEvent', input);
export const waitingEvents = () => call('roster.waitingEvents', {});
export const enterEvent = (input: Input<'roster.enterEvent'>) => call('roster.enterEvent', input);
export const decideEvent = (input: Input<'roster.decideEvent'>) => call('roster.decideEvent', input);
export const correctEvent = (input: Input<'roster.correctEvent'>) => call('roster.correctEvent', input);
export const places = () => call('roster.places', {});
export const person = (personId: string, why?: string) =>
  call('roster.person', why === undefined ? { personId } : { personId, why });

/** How many proposals wait for HR. */
export const eventsWaiting = async (): Promise<number> => (await waitingEvents()).events.length;
