import type { Input, Output } from '../../../core/contract';
import { auditPage } from '../../../core/contract/audit';
import { keptDays } from '../../../core/domain/audit/keeping';
import { pseudonym } from '../../_kernel/audit';
import type { Member } from '../../_kernel/caller';
import { auditHeads, audits } from '../../_store/audits';
import { pseudonyms } from '../../_store/pseudonyms';
import { namesBehind } from '../names';
import { entryView } from '../view';

/** What others did, or looked at, of the caller's. The caller's own deeds are no news to them. */
export async function mine(member: Member, input: Input<'audit.mine'>): Promise<Output<'audit.mine'>> {
  const { personId } = member;
  const subject = pseudonym('subject', personId);
  const [head, own] = await Promise.all([auditHeads.get(subject), pseudonyms.ofPerson(personId)]);
  const me = new Set([pseudonym('actor', member.openid), ...own.map((row) => row._id)]);
  const entries: Awaited<ReturnType<typeof audits.newestOf>> = [];
  let below = Math.min(input.before ?? Number.MAX_SAFE_INTEGER, (head?.seq ?? -1) + 1);
  // Own deeds are many: pages of rows are read until a page of others' is full.
  for (let round = 0; round < 8 && below > 0 && entries.length < auditPage; round += 1) {
    const rows = await audits.newestOf(subject, below - 1, 200);
    const foreign = rows.filter((row) => !me.has(row.actor));
    const taken = foreign.slice(0, auditPage - entries.length);
    entries.push(...taken);
    const full = taken.length < foreign.length;
    below = full ? (taken.at(-1)?.seq ?? 0) : Math.max(0, below - 200);
    if (rows.length === 0) below = 0;
  }
  const behind = await namesBehind(entries.map((row) => row.actor));
  return {
    entries: entries.map((row) => entryView(row, behind(row.actor)?.name ?? null)),
    next: below > 0 ? below : null,
    keptDays: keptDays.audit,
  };
}
