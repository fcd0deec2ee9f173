import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { going } from '../../_kernel/hand-pages';
import { turnPage } from '../../_kernel/turn-page';
import { handPages } from '../../_store/hand-pages';
import { shelfOf } from '../load';
import { pageOf } from '../pages';

/** Takes a photo out of the draft. Its key is destroyed at once; what a chapter was sealed with stays with it. */
export async function removePage(
  member: Member,
  input: Input<'timebook.removePage'>,
): Promise<Output<'timebook.removePage'>> {
  const { now, personId } = member;
  const { pageId } = input;
  return change(member, { route: 'timebook.removePage', personId, input }, async () => {
    const [shelf, row] = await Promise.all([shelfOf(member), pageOf(personId, pageId)]);
    if (row.chapterNumber !== null) throw new Fault('CONFLICT', 'already-sealed');
    return {
      answer: { pageId },
      what: 'page removed',
      async write(transaction) {
        await turnPage(shelf.book, {}, transaction);
        await handPages.patch(pageId, going(now), transaction);
      },
    };
  });
}
