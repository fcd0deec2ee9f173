import { canonical, type Json, sha256 } from '../chapter/canonical';
import { genesis } from '../chapter/chain';

/** What the chain covers of an entry. `as` and `why` stand in a look alone: in which part, and for which reason. */
export type AuditLink = {
  subject: string;
  seq: number;
  at: number;
  actor: string;
  route: string;
  what: string;
  prevHash: string;
  as?: string;
  why?: string;
};

/** Hash of an entry. */
export function auditHash(link: AuditLink): string {
  const { subject, seq, at, actor, route, what, prevHash, as, why } = link;
  const covered: Record<string, Json> = { subject, seq, at, actor, route, what, prevHash };
  if (as !== undefined) Object.assign(covered, { as, why: why ?? '' });
  return sha256(canonical(covered));
}

/** What is wrong with a chain: with which entry, by its number, and how. */
export type AuditBreak = {
  seq: number;
  what: 'missing' | 'changed' | 'unlinked' | 'head' | 'anchor' | 'checkpoint';
};

type Kept = AuditLink & { hash: string };
type Head = { seq: number; hash: string };

/**
 * The first place at which a chain does not hold, or null. `rows` are all that is kept, in any order; what a checkpoint stands for need
 * not be there. `vouched`: heads that somebody outside vouches for; each must lie on the chain, unless it was removed by rule.
 */
export function auditBreak(
  subject: string,
  rows: readonly Kept[],
  head: Head,
  checkpoint: Head | null,
  vouched: readonly Head[] = [],
): AuditBreak | null {
  const from = checkpoint?.seq ?? 0;
  const bySeq = new Map(rows.filter((row) => row.seq >= from).map((row) => [row.seq, row]));
  let before = checkpoint?.hash ?? genesis;
  for (let seq = from; seq <= head.seq; seq += 1) {
    const row = bySeq.get(seq);
    if (!row) return { seq, what: 'missing' };
    if (row.subject !== subject || auditHash(row) !== row.hash) return { seq, what: 'changed' };
    if (row.prevHash !== before) return { seq, what: 'unlinked' };
    before = row.hash;
  }
  if (before !== head.hash || bySeq.size !== Math.max(0, head.seq - from + 1))
    return { seq: head.seq, what: 'head' };
  for (const { seq, hash } of vouched) {
    if (seq < from) continue;
    if (seq > head.seq || bySeq.get(seq)?.hash !== hash) return { seq, what: 'anchor' };
  }
  return null;
}
