import type { Input, Output } from '../../../core/contract';
import { genesis } from '../../../core/domain/chapter/chain';
import { nodesOfNewBook } from '../../../core/domain/node/consequences';
import { nodeMatter } from '../../../core/domain/reminder/matter';
import { pseudonym } from '../../_kernel/audit';
import type { Caller } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { headSeal } from '../../_kernel/head-seal';
import { invitationState } from '../../_kernel/invitation-codes';
import { invitationId } from '../../_kernel/keys';
import { remind } from '../../_kernel/outbox';
import { bindings } from '../../_store/bindings';
import { books, never } from '../../_store/books';
import { consents } from '../../_store/consents';
import { familyMembers } from '../../_store/family-members';
import { invitations } from '../../_store/invitations';
import { nodes } from '../../_store/nodes';
import { people } from '../../_store/people';
import { pseudonyms } from '../../_store/pseudonyms';
import { placeOf } from '../load';
import { knownInvitation, mustBeUsable, mustBeVersion, mustConsent } from '../policy';
import { sessionView } from '../view';

/**
 * Binds a WeChat account to the invited person and opens that person's book: the node of entering service and the next
 * anniversary ahead, each with its reminders. Anniversaries that passed before are not made up for. Somebody of a cadre's family has no book: they
 * join the household.
 */
export async function bind(caller: Caller, input: Input<'account.bind'>): Promise<Output<'account.bind'>> {
  const { openid, now } = caller;
  mustBeVersion(input.consent.version);
  const { personId } = await knownInvitation(caller, input.code);
  return change(caller, { route: 'account.bind', personId, input }, async () => {
    const [invitation, person, binding, known] = await Promise.all([
      invitations.get(invitationId(input.code)),
      people.get(personId),
      bindings.get(openid),
      books.get(personId),
    ]);
    if (binding) throw new Fault('CONFLICT', 'already-bound');
    if (!invitation || !person) throw new Fault('NOT_FOUND', 'invitation-unknown', 'code');
    mustConsent(input.consent.purposes, person);
    mustBeUsable(invitation, now);
    // A second invitation to somebody who has come: this account is not the bound one.
    if (person.boundAt !== null) throw new Fault('CONFLICT', 'invitation-used', 'code');
    const place = await placeOf(person, now);
    const purposes = [...new Set(input.consent.purposes)];
    const bookId = personId;
    // Whoever the district's rule does not count as a young cadre has duties here, and no book.
    // Somebody who comes back with another account finds the book as it was.
    // Nor does whoever had everything erased: only the links of a chain are left, and the book begins anew after them.
    const begins = person.cadre && (known === null || known.entryDay === '');
    const made = begins ? nodesOfNewBook(bookId, person.entryDay, now) : [];
    const matters = made.map((node) => nodeMatter(node, personId, person.entryDay));
    const demanded = await remind(matters, now);
    const head = { recordCount: 0, lastNumber: 0, headHash: genesis };
    const book = { _id: bookId, entryDay: person.entryDay, version: 1, ...head, anchorDueAt: never };
    return {
      answer: sessionView(person, place, purposes, 0),
      what: person.cadre ? 'book' : 'account',
      async write(transaction) {
        await bindings.add({ _id: openid, personId, at: now }, transaction);
        await pseudonyms.put({ _id: pseudonym('actor', openid), personId }, transaction);
        const still = await invitations.get(invitation._id, transaction);
        if (!still || invitationState(still, now) !== 'waiting') throw new Stale('invitation');
        await invitations.patch(invitation._id, { usedAt: now, usedBy: openid }, transaction);
        await people.patch(personId, { boundAt: now }, transaction);
        if (person.relative)
          await familyMembers.patch(personId, { joinedAt: now, waitsUntil: null }, transaction);
        const common = { personId, version: input.consent.version, givenAt: now, withdrawnAt: null };
        const given = purposes.map((purpose) => ({ _id: `${personId}:${purpose}`, purpose, ...common }));
        for (const one of given) await consents.put(one, transaction);
        if (begins && known === null)
          await books.add({ ...book, headSeal: headSeal(bookId, head) }, transaction);
        else if (begins) {
          const { entryDay } = person;
          await books.patch(bookId, { entryDay, version: (known?.version ?? 0) + 1 }, transaction);
        }
        await nodes.addAll(made, transaction);
        await demanded(transaction);
      },
    };
  });
}
