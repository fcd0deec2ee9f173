import { canonical, sha256 } from '../../core/domain/chapter/canonical';
import { genesis } from '../../core/domain/chapter/chain';
import { auditHeads, audits } from '../_store/audits';
import type { Transaction } from '../_store/database';
import { lookup } from './keys';

/** Pseudonym of a person as the subject of changes, or of an account as their actor. */
export function pseudonym(kind: 'subject' | 'actor', id: string): string {
  return lookup(kind, id).slice(0, 32);
}

/** Appends the one entry of a change to its subject's chain, inside the change's transaction. */
export async function recordAudit(
  entry: { personId: string; openid: string; route: string; what: string; at: number },
  transaction: Transaction,
): Promise<void> {
  const subject = pseudonym('subject', entry.personId);
  const head = await auditHeads.get(subject, transaction);
  const seq = (head?.seq ?? -1) + 1;
  const link = {
    subject,
    seq,
    at: entry.at,
    actor: pseudonym('actor', entry.openid),
    route: entry.route,
    what: entry.what,
    prevHash: head?.hash ?? genesis,
  };
  const hash = sha256(canonical(link));
  await audits.add({ _id: `${subject}:${seq}`, ...link, hash }, transaction);
  await auditHeads.put({ _id: subject, seq, hash }, transaction);
}
