import { bindings } from '../_store/bindings';
import { consents } from '../_store/consents';
import type { Transaction } from '../_store/database';
import { erasures } from '../_store/erasures';
import { familyMembers } from '../_store/family-members';
import { type PersonRow, people } from '../_store/people';
import type { Purpose } from './consents';
import { Stale } from './fault';

/**
 * Inside a transaction: an account speaks for its person no more, consent is withdrawn, the family sees them no more, and the clock takes away the
 * rest by the data map.
 * @throws Stale when the person changed since they were read
 */
export async function lockOut(
  {
    person,
    openid,
    given,
    now,
  }: { person: PersonRow; openid: string; given: readonly Purpose[]; now: number },
  transaction: Transaction,
): Promise<void> {
  const { _id: personId, version } = person;
  if ((await people.get(personId, transaction))?.version !== version) throw new Stale('person');
  for (const purpose of given)
    await consents.patch(`${personId}:${purpose}`, { withdrawnAt: now }, transaction);
  await familyMembers.remove(personId, transaction);
  await people.patch(personId, { boundAt: null, version: version + 1 }, transaction);
  await bindings.patch(openid, { erasedAt: now }, transaction);
  await erasures.put({ _id: personId, personId, openid, at: now }, transaction);
}
