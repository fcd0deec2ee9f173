import type { Input, Output } from '../../../core/contract';
import { handPageLimits, uploadTerm } from '../../../core/domain/hand-page/limits';
import { newKey } from '../../_kernel/box';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { places } from '../../_kernel/places';
import { handPages, uploadPath } from '../../_store/hand-pages';
import { draftKeyOf, nodeOf, shelfOf } from '../load';
import { pagesOfDraft } from '../pages';
import { mustTakeDraft } from '../policy';

/**
 * Announces a photo of a handwritten page. The row comes before the upload, so that whatever is interrupted, the clock knows where to look
 * for what was left; the same request names the same place, so that a repetition lies over what came before.
 */
export async function beginPage(
  member: Member,
  input: Input<'timebook.beginPage'>,
): Promise<Output<'timebook.beginPage'>> {
  const { now, personId } = member;
  return change(member, { route: 'timebook.beginPage', personId, input }, async () => {
    const [shelf, photos] = await Promise.all([shelfOf(member), handPages.ofBook(personId)]);
    const node = nodeOf(shelf, input.nodeId);
    mustTakeDraft(node, now);
    const draftKey = draftKeyOf(shelf, node, now);
    const waiting = photos.filter(({ state }) => state === 'awaited').length;
    if (pagesOfDraft(photos, draftKey).length >= handPageLimits.pages || waiting >= handPageLimits.waiting)
      throw new Fault('LIMIT', 'pages-full');
    const _id = newId('hand-page', `${personId}:${input.requestId}`);
    const fresh = { state: 'awaited', chapterNumber: null, kind: null, bytes: 0, digest: '' } as const;
    const box = newKey(places.handPage(_id));
    const row = { _id, bookId: personId, draftKey, ...fresh, at: now, box, dueAt: now + uploadTerm };
    return {
      answer: { pageId: _id, path: uploadPath(_id) },
      what: 'page announced',
      write: (transaction) => handPages.add(row, transaction),
    };
  });
}
