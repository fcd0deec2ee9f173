import { type AuditLink, auditHash } from '../../core/domain/audit/chain';
import { nextAnchorAt } from '../../core/domain/chapter/anchoring';
import { genesis } from '../../core/domain/chapter/chain';
import { auditHeads, audits } from '../_store/audits';
import type { Transaction } from '../_store/database';
import { pseudonyms } from '../_store/pseudonyms';
import { auditHeadSeal } from './audit-seal';
import { lookup } from './keys';

/** Pseudonym of a person as the subject of changes, or of an account as their actor. */
export function pseudonym(kind: 'subject' | 'actor', id: string): string {
  return lookup(kind, id).slice(0, 32);
}

/** A change, or, with `as`, a look: in which part somebody looked, and why. */
export type Deed = {
  personId: string;
  openid: string;
  route: string;
  what: string;
  at: number;
  as?: string;
  why?: string;
};

/** Appends the one entry of a deed to its subject's chain, inside the transaction of the deed. */
export async function recordAudit(deed: Deed, transaction: Transaction): Promise<void> {
  const { personId, openid, route, what, at, as, why } = deed;
  const subject = pseudonym('subject', personId);
  const head = await auditHeads.get(subject, transaction);
  const seq = (head?.seq ?? -1) + 1;
  const link: AuditLink = {
    ...{ subject, seq, at, route, what },
    actor: pseudonym('actor', openid),
    prevHash: head?.hash ?? genesis,
    ...(as !== undefined && { as, why: why ?? '' }),
  };
  const hash = auditHash(link);
  await audits.add({ _id: `${subject}:${seq}`, ...link, hash }, transaction);
  const next = { _id: subject, seq, hash };
  const times = { anchorDueAt: nextAnchorAt(at), oldestAt: Math.min(head?.oldestAt ?? at, at) };
  await auditHeads.put({ ...next, seal: auditHeadSeal(next), ...times }, transaction);
  if (!head) await pseudonyms.put({ _id: subject, personId }, transaction);
}
