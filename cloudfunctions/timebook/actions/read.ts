import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import { fingerprintOf, hashOf } from '../../../core/domain/chapter/chain';
import type { Member } from '../../_kernel/caller';
import { unboxChapter } from '../../_kernel/chapter-box';
import { pagesOfChapter } from '../../_kernel/hand-pages';
import { openingSealed } from '../../_kernel/head-seal';
import { handPages } from '../../_store/hand-pages';
import { reviews } from '../../_store/reviews';
import { unboxMarks } from '../boxes';
import { nodeOf, shelfOf } from '../load';
import { mustBeReadable } from '../policy';
import { handPageViews, nodeView } from '../view';

/** One opened chapter, checked against its link of the chain and its opening before a word of it is shown. */
export async function read(member: Member, input: Input<'timebook.read'>): Promise<Output<'timebook.read'>> {
  const shelf = await shelfOf(member);
  const chapter = mustBeReadable(shelf, input.chapterNumber);
  if (hashOf(chapter) !== chapter.hash || openingSealed(chapter) === null)
    throw new Error('chapter was changed');
  const [content, review, photos] = await Promise.all([
    unboxChapter(chapter),
    reviews.ofChapter(shelf.book._id, chapter.number),
    handPages.ofBook(shelf.book._id),
  ]);
  const marks = review ? unboxMarks(review.box, review._id) : [];
  return {
    number: chapter.number,
    day: dayOf(chapter.sealedAt),
    node: nodeView(shelf, nodeOf(shelf, chapter.nodeId), member.now),
    text: content.text,
    promises: content.promises,
    signature: content.signature,
    marks: content.promises.map((_, at) => marks[at] ?? null),
    pages: handPageViews(pagesOfChapter(photos, chapter)),
    fingerprint: fingerprintOf(chapter.hash),
  };
}
