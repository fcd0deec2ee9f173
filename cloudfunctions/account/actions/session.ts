import type { Input, Output } from '../../../core/contract';
import type { Caller } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { unspent } from '../../_kernel/ledger';
import { consents } from '../../_store/consents';
import { people } from '../../_store/people';
import { placeOf } from '../load';
import { consentVersion } from '../policy';
import { sessionView } from '../view';

const purposes = ['timebook', 'reminders'] as const;

/** Who the caller is to the program. */
export async function session(
  caller: Caller,
  _: Input<'account.session'>,
): Promise<Output<'account.session'>> {
  const { personId } = caller;
  if (personId === null) return { bound: false, consentVersion };
  const [person, given, remaining] = await Promise.all([
    people.get(personId),
    consents.byIds(purposes.map((purpose) => `${personId}:${purpose}`)),
    unspent(personId),
  ]);
  if (!person) throw new Fault('UNAUTHENTICATED', 'not-bound');
  const standing = purposes.filter((purpose) =>
    given.some((row) => row.purpose === purpose && row.withdrawnAt === null),
  );
  return sessionView(person, await placeOf(person, caller.now), standing, remaining);
}
