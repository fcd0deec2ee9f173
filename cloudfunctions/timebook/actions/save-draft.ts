import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { books } from '../../_store/books';
import { drafts } from '../../_store/drafts';
import { nodes } from '../../_store/nodes';
import { boxDraft, unboxDraft } from '../boxes';
import { draftKeyOf, nodeOf } from '../load';
import { mustTakeDraft } from '../policy';

/**
 * Saves a draft over the revision that the phone last saw. If another phone saved since, nothing is written and its text comes
 * back. Sealing writes the draft's row too, so the two cannot pass each other.
 */
export async function saveDraft(
  member: Member,
  input: Input<'timebook.saveDraft'>,
): Promise<Output<'timebook.saveDraft'>> {
  const { now, personId } = member;
  const { nodeId, text, promises, baseRevision } = input;
  type Saved = Output<'timebook.saveDraft'>;
  return change(member, { route: 'timebook.saveDraft', personId, input }, async (): Promise<Plan<Saved>> => {
    const [book, own] = await Promise.all([books.get(personId), nodes.ofBook(personId)]);
    if (!book) throw new Fault('NOT_FOUND', 'no-book');
    const shelf = { book, nodes: own, chain: [] };
    const node = nodeOf(shelf, nodeId);
    mustTakeDraft(node, now);
    const key = draftKeyOf(shelf, node, now);
    const row = await drafts.get(key);
    const held = row?.revision ?? 0;
    if (held !== baseRevision) {
      const other = row?.box ? unboxDraft(row.box, key, held) : { text: '', promises: [] };
      return { answer: { status: 'diverged', ...other, revision: held, savedAt: row?.savedAt ?? now } };
    }
    const revision = held + 1;
    const box = boxDraft({ text, promises }, key, revision);
    return {
      answer: { status: 'saved', revision, savedAt: now },
      what: `draft ${node.kind} ${node.day}`,
      async write(transaction) {
        const [nodeNow, draftNow] = [
          await nodes.get(nodeId, transaction),
          await drafts.get(key, transaction),
        ];
        if (nodeNow?.closedAt !== null || (draftNow?.revision ?? 0) !== held) throw new Stale('draft');
        await drafts.put({ _id: key, bookId: personId, revision, savedAt: now, box }, transaction);
      },
    };
  });
}
