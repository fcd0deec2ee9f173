import type { Caller } from '../_kernel/caller';
import { Fault } from '../_kernel/fault';
import { invitationState } from '../_kernel/invitation-codes';
import { invitationId } from '../_kernel/keys';
import { countWrongCode, mayTryCode } from '../_kernel/limits';
import { type InvitationRow, invitations } from '../_store/invitations';

/** Version of the privacy and consent text that people agree to; a new text is a new version. */
export const consentVersion = '2026-07';

/** The invitation of a code, whatever its state. Wrong codes are counted per account. */
export async function knownInvitation(caller: Caller, code: string): Promise<InvitationRow> {
  await mayTryCode(caller.openid, caller.now);
  const found = await invitations.get(invitationId(code));
  if (found) return found;
  await countWrongCode(caller.openid, caller.now);
  throw new Fault('NOT_FOUND', 'invitation-unknown', 'code');
}

/** @throws Fault CONFLICT when an invitation was used, revoked, or its time is over */
export function mustBeUsable(invitation: InvitationRow, now: number): void {
  const state = invitationState(invitation, now);
  if (state !== 'waiting') throw new Fault('CONFLICT', `invitation-${state}`, 'code');
}

/** The time-book is what the program is for: without consent to it there is nothing to bind. */
export function mustConsent(consent: { version: string; purposes: readonly string[] }): void {
  if (consent.version !== consentVersion) throw new Fault('INVALID', 'consent-missing', 'consent.version');
  if (!consent.purposes.includes('timebook'))
    throw new Fault('INVALID', 'consent-missing', 'consent.purposes');
}
