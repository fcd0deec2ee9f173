import type { Input, Output } from '../../../core/contract';
import { nextAnchorAt } from '../../../core/domain/chapter/anchoring';
import { hashOf } from '../../../core/domain/chapter/chain';
import { nodeMatter, nodeMatterId } from '../../../core/domain/reminder/matter';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { headSeal } from '../../_kernel/head-seal';
import { addPermission, granted, unspent } from '../../_kernel/ledger';
import { remind, settle } from '../../_kernel/outbox';
import { type ChapterRow, chapterId, chapters } from '../../_store/chapters';
import { drafts } from '../../_store/drafts';
import { nodes } from '../../_store/nodes';
import { boxChapter } from '../boxes';
import { nodeAhead, nodeOf, shelfOf, turnPage } from '../load';
import { mustSaySomething, mustTakeChapter } from '../policy';
import { nodeView, receiptView } from '../view';

/** Seals the chapter of a node: from here on nobody reads it, its author included, until the node that opens it. */
export async function seal(member: Member, input: Input<'timebook.seal'>): Promise<Output<'timebook.seal'>> {
  const { now, personId } = member;
  mustSaySomething(input.text);
  const added = granted(input.permission);
  return change(member, { route: 'timebook.seal', personId, input }, async () => {
    const [shelf, before] = await Promise.all([shelfOf(member), unspent(personId)]);
    const node = nodeOf(shelf, input.nodeId);
    mustTakeChapter(shelf, node, now);
    const ahead = nodeAhead(shelf, now);
    const { book } = shelf;
    const comes = ahead.isNew ? [nodeMatter(ahead.node, personId, book.entryDay)] : [];
    const [settled, demanded] = await Promise.all([settle(nodeMatterId(node), now), remind(comes, now)]);
    const number = book.lastNumber + 1;
    const { text, promises, signature } = input;
    const { box, ...digests } = boxChapter({ text, promises, signature }, book._id, number);
    const link = {
      bookId: book._id,
      index: book.recordCount,
      kind: 'sealed' as const,
      number,
      nodeId: node._id,
      sealedAt: now,
      opensNodeId: ahead.node._id,
      opensAt: ahead.node.dueAt,
      ...digests,
      prevHash: book.headHash,
    };
    const hash = hashOf(link);
    const opening = { openedAt: null, openedSeal: null };
    const chapter: ChapterRow = { _id: chapterId(book._id, link.index), ...link, hash, ...opening, box };
    const head = { recordCount: link.index + 1, lastNumber: number, headHash: hash };
    const closed = { ...node, closedAt: now, chapterNumber: number };
    const chain = [...shelf.chain, chapter];
    return {
      answer: {
        receipt: receiptView(chapter, chain, now),
        node: nodeView(closed, chain, now),
        next: nodeView(ahead.node, chain, now),
        remaining: before + added,
      },
      what: `chapter ${number}`,
      async write(transaction) {
        const sealed = { ...head, headSeal: headSeal(book._id, head), anchorDueAt: nextAnchorAt(now) };
        await turnPage(book, sealed, transaction);
        await chapters.add(chapter, transaction);
        await nodes.patch(node._id, { closedAt: now, chapterNumber: number }, transaction);
        // Read here, not before: a draft that was saved in between keeps its revision, and its row is conflicted over.
        const draft = await drafts.get(node._id, transaction);
        const revision = (draft?.revision ?? 0) + 1;
        await drafts.put({ _id: node._id, bookId: book._id, revision, savedAt: now, box: null }, transaction);
        await settled(transaction);
        if (ahead.isNew) await nodes.add(ahead.node, transaction);
        await demanded(transaction);
        await addPermission(personId, before, added, now, transaction);
      },
    };
  });
}
