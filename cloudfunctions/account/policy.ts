import type { Caller } from '../_kernel/caller';
import type { Purpose } from '../_kernel/consents';
import { Fault } from '../_kernel/fault';
import { invitationState } from '../_kernel/invitation-codes';
import { invitationId } from '../_kernel/keys';
import { countWrongCode, mayTryCode } from '../_kernel/limits';
import { type InvitationRow, invitations } from '../_store/invitations';
import type { PersonRow } from '../_store/people';

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

/** Without consent to what the program is for, to them, there is nothing to bind; nor is consent taken to what it does not do for them. */
export function mustConsent(purposes: readonly Purpose[], { relative }: Pick<PersonRow, 'relative'>): void {
  const [needed, foreign] = relative ? (['family', 'timebook'] as const) : (['timebook', 'family'] as const);
  if (!purposes.includes(needed) || purposes.includes(foreign))
    throw new Fault('INVALID', 'consent-missing', 'consent.purposes');
}

/** To this text, and no other, is consented. */
export function mustBeVersion(version: string): void {
  if (version !== consentVersion) throw new Fault('INVALID', 'consent-missing', 'consent.version');
}
