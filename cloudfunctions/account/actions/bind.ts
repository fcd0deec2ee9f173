import type { Input, Output } from '../../../core/contract';
import { pseudonym } from '../../_kernel/audit';
import type { Caller } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { invitationState } from '../../_kernel/invitation-codes';
import { invitationId } from '../../_kernel/keys';
import { newBook } from '../../_kernel/new-book';
import { bindings } from '../../_store/bindings';
import { consents } from '../../_store/consents';
import { familyMembers } from '../../_store/family-members';
import { invitations } from '../../_store/invitations';
import { people } from '../../_store/people';
import { pseudonyms } from '../../_store/pseudonyms';
import { placeOf } from '../load';
import { knownInvitation, mustBeUsable, mustBeVersion, mustConsent } from '../policy';
import { sessionView } from '../view';

/**
 * Binds a WeChat account to the invited person and opens that person's book. Somebody of a cadre's family has no book: they
 * join the household.
 */
export async function bind(caller: Caller, input: Input<'account.bind'>): Promise<Output<'account.bind'>> {
  const { openid, now } = caller;
  mustBeVersion(input.consent.version);
  const { personId } = await knownInvitation(caller, input.code);
  return change(caller, { route: 'account.bind', personId, input }, async () => {
    const [invitation, person, binding] = await Promise.all([
      invitations.get(invitationId(input.code)),
      people.get(personId),
      bindings.get(openid),
    ]);
    if (binding) throw new Fault('CONFLICT', 'already-bound');
    if (!invitation || !person) throw new Fault('NOT_FOUND', 'invitation-unknown', 'code');
    mustConsent(input.consent.purposes, person);
    mustBeUsable(invitation, now);
    // A second invitation to somebody who has come: this account is not the bound one.
    if (person.boundAt !== null) throw new Fault('CONFLICT', 'invitation-used', 'code');
    const place = await placeOf(person, now);
    const purposes = [...new Set(input.consent.purposes)];
    // Whoever the district's rule does not count as a young cadre has duties here, and no book.
    // Somebody who comes back with another account finds the book as it was.
    const book = person.cadre ? await newBook(person, now) : null;
    return {
      answer: sessionView(person, place, purposes, 0),
      what: person.cadre ? 'book' : 'account',
      async write(transaction) {
        await bindings.add({ _id: openid, personId, at: now }, transaction);
        await pseudonyms.put({ _id: pseudonym('actor', openid), personId }, transaction);
        const still = await invitations.get(invitation._id, transaction);
        if (!still || invitationState(still, now) !== 'waiting') throw new Stale('invitation');
        await invitations.patch(invitation._id, { usedAt: now, usedBy: openid }, transaction);
        // A rule may have made a young cadre of them meanwhile.
        if ((await people.get(personId, transaction))?.version !== person.version) throw new Stale('person');
        await people.patch(personId, { boundAt: now }, transaction);
        if (person.relative)
          await familyMembers.patch(personId, { joinedAt: now, waitsUntil: null }, transaction);
        const common = { personId, version: input.consent.version, givenAt: now, withdrawnAt: null };
        const given = purposes.map((purpose) => ({ _id: `${personId}:${purpose}`, purpose, ...common }));
        for (const one of given) await consents.put(one, transaction);
        await book?.(transaction);
      },
    };
  });
}
