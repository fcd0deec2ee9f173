import type { InvitationView } from '../../core/contract/roster';
import { Stale } from '../_kernel/fault';
import { codeOf, freshInvitation, invitationState } from '../_kernel/invitation-codes';
import type { Transaction } from '../_store/database';
import { type InvitationRow, invitations } from '../_store/invitations';
import type { PersonRow } from '../_store/people';

/** An invitation as HR sees it; the code is not part of it. */
export function invitationView(row: InvitationRow, name: string, now: number): InvitationView {
  const { _id: id, personId, issuedAt = 0, expiresAt } = row;
  return { id, personId, name, state: invitationState(row, now), issuedAt, expiresAt };
}

/** Fresh invitations for some people, and how they are written: what was issued to them before and waits is revoked. */
export async function issue(
  rows: readonly PersonRow[],
  act: string,
  now: number,
): Promise<{ views: InvitationView[]; write(transaction: Transaction): Promise<void> }> {
  const before = (await invitations.ofPeople(rows.map((row) => row._id))).filter(
    (row) => invitationState(row, now) === 'waiting',
  );
  const fresh = rows.map(({ _id: personId, unitPath }) =>
    freshInvitation(codeOf(personId, act), { personId, unitPath }, now),
  );
  return {
    views: fresh.map((row, at) => invitationView(row, rows[at]?.name ?? '', now)),
    async write(transaction) {
      for (const { _id } of before) {
        const still = await invitations.get(_id, transaction);
        if (still?.usedAt !== null) throw new Stale('invitation');
        await invitations.patch(_id, { revokedAt: now }, transaction);
      }
      await invitations.addAll(fresh, transaction);
    },
  };
}

/** Beside a view the code of the same act: it leaves with the answer and is kept nowhere. */
export function withCode(view: InvitationView, act: string) {
  return { ...view, code: codeOf(view.personId, act) };
}
