import { refusals } from '../_store/refusals';
import { pseudonym } from './audit';
import type { Identity } from './caller';
import type { Fault } from './fault';
import { described, log } from './log';

/** Refusals for want of right, and tries that were too many; a mistake in an input is neither. */
const logged: readonly string[] = ['FORBIDDEN', 'NOT_FOUND', 'LIMIT'];

/**
 * Leaves one row in the security log. The caller's answer stands whether or not it could be written; that it could not is itself
 * logged.
 */
export async function noteRefusal(who: Identity, route: string, fault: Fault): Promise<void> {
  if (!logged.includes(fault.code) || fault.reason === 'shape' || who.openid === '') return;
  const at = Date.now();
  const { code, reason = '' } = fault;
  const actor = pseudonym('actor', who.openid);
  try {
    await refusals.add({ _id: `${at}:${who.traceId}`, at, actor, route, code, reason });
  } catch (error) {
    log('error', 'refusal not noted', { ...described(error), route, traceId: who.traceId });
  }
}
