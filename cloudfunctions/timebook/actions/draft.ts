import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import type { Member } from '../../_kernel/caller';
import { drafts } from '../../_store/drafts';
import { handPages } from '../../_store/hand-pages';
import { unboxDraft } from '../boxes';
import { draftKeyOf, nodeNext, nodeOf, selfOf, shelfOf } from '../load';
import { pagesOfDraft } from '../pages';
import { readableAt } from '../policy';
import { handPageViews, nodeView } from '../view';

/** Everything the page that writes needs, in one answer. */
export async function draft(
  member: Member,
  input: Input<'timebook.draft'>,
): Promise<Output<'timebook.draft'>> {
  const { now } = member;
  const [person, shelf] = await Promise.all([selfOf(member), shelfOf(member)]);
  const node = nodeOf(shelf, input.nodeId);
  const key = draftKeyOf(shelf, node, now);
  const [row, photos] = await Promise.all([drafts.get(key), handPages.ofBook(shelf.book._id)]);
  const beside = readableAt(shelf, node, now)
    .filter((chapter) => chapter.openedAt !== null)
    .at(-1);
  return {
    draft: row?.box
      ? { ...unboxDraft(row.box, key, row.revision), revision: row.revision, savedAt: row.savedAt }
      : null,
    node: nodeView(shelf, node, now),
    chapterNumber: shelf.book.lastNumber + 1,
    day: dayOf(now),
    givenName: person.givenName,
    opensOn: dayOf(nodeNext(shelf, now).dueAt),
    pages: handPageViews(pagesOfDraft(photos, key)),
    ...(beside && { besideChapter: beside.number }),
  };
}
