import { hourMs } from '../../core/domain/calendar/beijing';
import type { InvitationRow } from '../_store/invitations';
import { invitationId, lookup } from './keys';

/** How long an invitation can be used. */
export const invitationMs = 72 * hourMs;
/** One that somebody's own phone number opened is used at once. */
export const phoneInvitationMs = hourMs / 2;

/** Crockford's letters: none that is taken for another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The code of an act of issuing: 130 bits under `LOOKUP_KEY`, the same for the same act, so that neither the row nor the answer that is kept for
 * replay holds it.
 */
export function codeOf(personId: string, act: string): string {
  let bits = BigInt(`0x${lookup('invitation-code', `${personId}\n${act}`)}`);
  let code = '';
  while (code.length < 26) {
    code += letters[Number(bits & 31n)];
    bits >>= 5n;
  }
  return code;
}

/** An invitation that is used, revoked or over is of no use; anything else can be used once. */
export function invitationState(
  row: Pick<InvitationRow, 'usedAt' | 'revokedAt' | 'expiresAt'>,
  now: number,
): 'used' | 'revoked' | 'expired' | 'waiting' {
  if (row.usedAt !== null) return 'used';
  if (row.revokedAt) return 'revoked';
  return row.expiresAt <= now ? 'expired' : 'waiting';
}

/** The row of a fresh invitation. */
export function freshInvitation(
  code: string,
  of: { personId: string; unitPath?: string[] },
  now: number,
  lifeMs: number = invitationMs,
): InvitationRow {
  const state = { usedAt: null, usedBy: null, revokedAt: null };
  return { _id: invitationId(code), ...of, issuedAt: now, expiresAt: now + lifeMs, ...state };
}
