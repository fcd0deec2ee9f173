import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { unboxChapter } from '../../_kernel/chapter-box';
import { Fault } from '../../_kernel/fault';
import { turnPage } from '../../_kernel/turn-page';
import { nodes } from '../../_store/nodes';
import { reviews } from '../../_store/reviews';
import { boxMarks } from '../boxes';
import { lettersAt, nodeOf, shelfOf } from '../load';
import { mustBeOpened } from '../policy';
import { afterwards, nodeView } from '../view';

/** Ends re-reading at a node. How the promises went is encrypted like the letter: it is seen by its author alone. */
export async function review(
  member: Member,
  input: Input<'timebook.review'>,
): Promise<Output<'timebook.review'>> {
  const { now, personId } = member;
  const { marks } = input;
  return change(member, { route: 'timebook.review', personId, input }, async () => {
    const shelf = await shelfOf(member);
    const node = nodeOf(shelf, input.nodeId);
    mustBeOpened(shelf, node, now);
    const last = lettersAt(shelf, node, now).at(-1);
    const promises = last ? (await unboxChapter(last)).promises.length : 0;
    if (marks.length > promises) throw new Fault('INVALID', 'shape', 'marks');
    const reread = { ...node, rereadAt: now };
    const box = last && boxMarks(marks, node._id);
    return {
      answer: { node: nodeView(afterwards(shelf, [reread]), node, now) },
      what: `review ${node.kind} ${node.day}`,
      async write(transaction) {
        await turnPage(shelf.book, {}, transaction);
        await nodes.patch(node._id, { rereadAt: now }, transaction);
        const row = { _id: node._id, bookId: shelf.book._id, chapterNumber: last?.number ?? 0, at: now };
        if (box) await reviews.put({ ...row, box }, transaction);
      },
    };
  });
}
