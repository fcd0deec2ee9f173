import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { standingConsents } from '../../_kernel/consents';
import { Fault, Stale } from '../../_kernel/fault';
import { consents } from '../../_store/consents';
import { consentVersion } from '../policy';

/**
 * Gives or withdraws consent to one purpose. The clock asks for it before each message, so that a withdrawal stops sending at
 * the next tick; the row stays, as proof of when consent stood.
 */
export async function consent(
  member: Member,
  input: Input<'account.consent'>,
): Promise<Output<'account.consent'>> {
  const { personId, now } = member;
  const { purpose, answer, version } = input;
  if (version !== consentVersion) throw new Fault('INVALID', 'consent-missing', 'version');
  return change(member, { route: 'account.consent', personId, input }, async () => {
    const id = `${personId}:${purpose}`;
    const [row, standing] = await Promise.all([consents.get(id), standingConsents(personId)]);
    const others = standing.filter((one) => one !== purpose);
    return {
      answer: { consents: answer === 'give' ? [...others, purpose] : others },
      what: `consent ${purpose} ${answer}`,
      async write(transaction) {
        const still = await consents.get(id, transaction);
        if ((still?.withdrawnAt ?? null) !== (row?.withdrawnAt ?? null)) throw new Stale('consents');
        if (answer === 'withdraw') {
          if (still?.withdrawnAt === null) await consents.patch(id, { withdrawnAt: now }, transaction);
          return;
        }
        const fresh = { _id: id, personId, purpose, version, givenAt: now, withdrawnAt: null };
        if (still?.withdrawnAt !== null) await consents.put(fresh, transaction);
      },
    };
  });
}
