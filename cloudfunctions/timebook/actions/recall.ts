import type { Input, Output } from '../../../core/contract';
import { nextAnchorAt } from '../../../core/domain/chapter/anchoring';
import { hashOf } from '../../../core/domain/chapter/chain';
import { byComing } from '../../../core/domain/node/state';
import { mattersOfNode } from '../../../core/domain/reminder/matter';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { unboxChapter } from '../../_kernel/chapter-box';
import { going } from '../../_kernel/hand-pages';
import { headSeal } from '../../_kernel/head-seal';
import { wake } from '../../_kernel/outbox';
import { turnPage } from '../../_kernel/turn-page';
import { type ChapterRow, chapterId, chapters } from '../../_store/chapters';
import { drafts } from '../../_store/drafts';
import { handPages } from '../../_store/hand-pages';
import { nodes } from '../../_store/nodes';
import { boxDraft } from '../boxes';
import { nodeOf, shelfOf } from '../load';
import { mustBeRecallable } from '../policy';
import { afterwards, nodeView } from '../view';

/**
 * Takes a sealed chapter back: the taking joins the chain, the text returns to the draft under a fresh key, the node is open again
 * and its reminders wake. The number is not used again. Photos of handwritten pages are destroyed: the paper is in their author's hand.
 */
export async function recall(
  member: Member,
  input: Input<'timebook.recall'>,
): Promise<Output<'timebook.recall'>> {
  const { now, personId } = member;
  return change(member, { route: 'timebook.recall', personId, input }, async () => {
    const shelf = await shelfOf(member);
    const { book } = shelf;
    const chapter = mustBeRecallable(shelf, input.chapterNumber, now);
    const node = nodeOf(shelf, chapter.nodeId);
    // Every node that this chapter closed is open again.
    const closed = shelf.nodes.filter((one) => one.chapterNumber === chapter.number);
    const key = byComing(closed)[0]?._id ?? node._id;
    const [content, draft, photos, woken] = await Promise.all([
      unboxChapter(chapter),
      drafts.get(key),
      handPages.ofBook(book._id),
      Promise.all(closed.map((one) => wake(mattersOfNode(one)))),
    ]);
    const pages = photos.filter((page) => page.chapterNumber === chapter.number && page.state === 'kept');
    const link = {
      bookId: book._id,
      index: book.recordCount,
      kind: 'recalled' as const,
      number: chapter.number,
      nodeId: node._id,
      sealedAt: now,
      opensNodeId: '',
      opensAt: 0,
      saltedDigest: chapter.saltedDigest,
      ciphertextDigest: chapter.ciphertextDigest,
      ...(chapter.pagesDigest !== undefined && { pagesDigest: chapter.pagesDigest }),
      prevHash: book.headHash,
    };
    const record: ChapterRow = {
      _id: chapterId(book._id, link.index),
      ...link,
      hash: hashOf(link),
      openedAt: null,
      openedSeal: null,
      box: null,
    };
    const head = { recordCount: link.index + 1, lastNumber: book.lastNumber, headHash: record.hash };
    const revision = (draft?.revision ?? 0) + 1;
    const box = boxDraft(content, key, revision);
    const reopening = { closedAt: null, chapterNumber: null };
    const reopened = closed.map((one) => ({ ...one, ...reopening }));
    return {
      answer: {
        node: nodeView(afterwards(shelf, reopened, record), node, now),
        chapterNumber: chapter.number,
      },
      what: `recall ${chapter.number}`,
      async write(transaction) {
        const sealed = { ...head, headSeal: headSeal(book._id, head), anchorDueAt: nextAnchorAt(now) };
        await turnPage(book, sealed, transaction);
        await chapters.add(record, transaction);
        for (const page of pages) await handPages.patch(page._id, going(now), transaction);
        for (const one of closed) await nodes.patch(one._id, reopening, transaction);
        await drafts.put({ _id: key, bookId: book._id, revision, savedAt: now, box }, transaction);
        for (const write of woken) await write(transaction);
      },
    };
  });
}
