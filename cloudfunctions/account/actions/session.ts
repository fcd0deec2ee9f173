import type { Input, Output } from '../../../core/contract';
import type { Caller } from '../../_kernel/caller';
import { standingConsents } from '../../_kernel/consents';
import { Fault } from '../../_kernel/fault';
import { unspent } from '../../_kernel/ledger';
import { people } from '../../_store/people';
import { placeOf } from '../load';
import { consentVersion } from '../policy';
import { sessionView } from '../view';

/** Who the caller is to the program. */
export async function session(
  caller: Caller,
  _: Input<'account.session'>,
): Promise<Output<'account.session'>> {
  const { personId } = caller;
  if (personId === null) return { bound: false, consentVersion };
  const [person, standing, remaining] = await Promise.all([
    people.get(personId),
    standingConsents(personId),
    unspent(personId),
  ]);
  if (!person) throw new Fault('UNAUTHENTICATED', 'not-bound');
  return sessionView(person, await placeOf(person, caller.now), standing, remaining);
}
