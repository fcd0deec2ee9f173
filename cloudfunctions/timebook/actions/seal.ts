import type { Input, Output } from '../../../core/contract';
import { nextAnchorAt } from '../../../core/domain/chapter/anchoring';
import { hashOf } from '../../../core/domain/chapter/chain';
import { mattersOfNode, nodeMatter } from '../../../core/domain/reminder/matter';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { boxChapter } from '../../_kernel/chapter-box';
import { headSeal } from '../../_kernel/head-seal';
import { accept } from '../../_kernel/ledger';
import { remind, settle } from '../../_kernel/outbox';
import { turnPage } from '../../_kernel/turn-page';
import { type ChapterRow, chapterId, chapters } from '../../_store/chapters';
import { drafts } from '../../_store/drafts';
import { handPages } from '../../_store/hand-pages';
import { nodes } from '../../_store/nodes';
import { draftKeyOf, nodeAhead, nodeNext, nodeOf, openingAt, shelfOf } from '../load';
import { pagesLink, pagesOfDraft } from '../pages';
import { mustSaySomething, mustTakeChapter, sharedFacts } from '../policy';
import { afterwards, nodeView, receiptView } from '../view';

/** Seals the chapter of a node: from here on nobody reads it, its author included, until the node that opens it. */
export async function seal(member: Member, input: Input<'timebook.seal'>): Promise<Output<'timebook.seal'>> {
  const { now, personId } = member;
  return change(member, { route: 'timebook.seal', personId, input }, async () => {
    const told = { at: now, by: 'phone' } as const;
    const [shelf, ledger, photos] = await Promise.all([
      shelfOf(member),
      accept(personId, input.permission, told),
      handPages.ofBook(personId),
    ]);
    const node = nodeOf(shelf, input.nodeId);
    mustTakeChapter(shelf, node, now);
    const ahead = nodeAhead(shelf, now);
    const opening = openingAt(shelf, node, now);
    const key = draftKeyOf(shelf, node, now);
    const { book } = shelf;
    // One that comes on a day on which another node is there already shares its opening and its reminders.
    const speaks = ahead.isNew && !shelf.nodes.some((one) => one.dueAt === ahead.node.dueAt);
    const comes = speaks ? [nodeMatter(ahead.node, personId, book.entryDay)] : [];
    const [settled, demanded] = await Promise.all([
      Promise.all(opening.map((one) => settle(mattersOfNode(one), now))),
      remind(comes, now),
    ]);
    const number = book.lastNumber + 1;
    const { text, promises, signature } = input;
    const { box, ...digests } = boxChapter({ text, promises, signature }, book._id, number);
    const pages = pagesOfDraft(photos, key);
    mustSaySomething(text, pages.length);
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
      ...pagesLink(pages),
      prevHash: book.headHash,
    };
    const hash = hashOf(link);
    const unopened = { openedAt: null, openedSeal: null };
    const chapter: ChapterRow = { _id: chapterId(book._id, link.index), ...link, hash, ...unopened, box };
    const head = { recordCount: link.index + 1, lastNumber: number, headHash: hash };
    // What one of them was, all were: opened and re-read together.
    const { openedAt, rereadAt } = sharedFacts(shelf, node, now);
    const closing = { openedAt, rereadAt, closedAt: now, chapterNumber: number };
    const closed = opening.map((one) => ({ ...one, ...closing }));
    const after = afterwards(shelf, [...closed, ahead.node], chapter);
    return {
      answer: {
        receipt: receiptView(after, chapter, now),
        node: nodeView(after, node, now),
        next: nodeView(after, nodeNext(shelf, now), now),
        remaining: ledger.remaining,
      },
      what: `chapter ${number}`,
      async write(transaction) {
        const sealed = { ...head, headSeal: headSeal(book._id, head), anchorDueAt: nextAnchorAt(now) };
        await turnPage(book, sealed, transaction);
        await chapters.add(chapter, transaction);
        for (const page of pages) await handPages.patch(page._id, { chapterNumber: number }, transaction);
        for (const one of opening) await nodes.patch(one._id, closing, transaction);
        // Read here, not before: a draft that was saved in between keeps its revision, and its row is conflicted over.
        const draft = await drafts.get(key, transaction);
        const revision = (draft?.revision ?? 0) + 1;
        await drafts.put({ _id: key, bookId: book._id, revision, savedAt: now, box: null }, transaction);
        for (const write of settled) await write(transaction);
        if (ahead.isNew) await nodes.add(ahead.node, transaction);
        await demanded(transaction);
        if (ledger.changes) await ledger.write(transaction);
      },
    };
  });
}
