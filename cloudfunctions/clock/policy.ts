import type { Identity } from '../_kernel/caller';
import { Fault } from '../_kernel/fault';

/**
 * Only the platform's timer may tick. `SOURCE` is a chain: a function called by another carries its caller's, so anything but
 * exactly the trigger is somebody else; the event says nothing, any client can send `{ Type: 'Timer' }`.
 */
export function mustBeTimer(who: Identity): void {
  if (who.source !== 'wx_trigger' || who.openid !== '') throw new Fault('FORBIDDEN');
}
