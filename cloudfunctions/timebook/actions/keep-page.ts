import type { Input, Output } from '../../../core/contract';
import { handPageLimits, uploadMargin } from '../../../core/domain/hand-page/limits';
import { type PictureKind, pictureKind } from '../../../core/domain/hand-page/picture-kind';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { encryptFile, fileDigest } from '../../_kernel/file-box';
import { mustFindStorage } from '../../_kernel/hand-pages';
import { places } from '../../_kernel/places';
import { turnPage } from '../../_kernel/turn-page';
import { files } from '../../_store/files';
import { handPagePath, handPages, uploadPath } from '../../_store/hand-pages';
import { nodeOf, shelfOf } from '../load';
import { pageOf, pagesOfDraft } from '../pages';
import { mustTakeDraft } from '../policy';

/**
 * Takes an upload over: looked at, encrypted, stored, and kept with the draft. The plain upload is gone before the answer; if this dies
 * earlier, a repetition removes it, and else the clock does. The book's version orders it against a seal: a photo is either in the
 * chapter or was not there yet.
 */
export async function keepPage(
  member: Member,
  input: Input<'timebook.keepPage'>,
): Promise<Output<'timebook.keepPage'>> {
  const { now, personId } = member;
  const { pageId } = input;
  const root = await mustFindStorage();
  const upload = `${root}/${uploadPath(pageId)}`;
  type Kept = Output<'timebook.keepPage'>;
  const kept = await change(
    member,
    { route: 'timebook.keepPage', personId, input },
    async (): Promise<Plan<Kept>> => {
      const [shelf, row, photos] = await Promise.all([
        shelfOf(member),
        pageOf(personId, pageId),
        handPages.ofBook(personId),
      ]);
      // Kept by an earlier request of the same phone: nothing is done twice.
      if (row.state === 'kept') return { answer: { pageId, bytes: row.bytes } };
      if (!row.box || row.dueAt - now < uploadMargin) throw new Fault('NOT_FOUND', undefined, 'pageId');
      mustTakeDraft(nodeOf(shelf, row.draftKey), now);
      if (pagesOfDraft(photos, row.draftKey).length >= handPageLimits.pages)
        throw new Fault('LIMIT', 'pages-full');
      const { bytes, kind } = await mustBePicture(upload);
      const file = encryptFile(bytes, row.box, places.handPage(pageId));
      await files.writeBytes(handPagePath(pageId), file);
      // The clock looks once more whether the plain upload is gone.
      const fields = { state: 'kept', kind, bytes: bytes.length, digest: fileDigest(file) } as const;
      return {
        answer: { pageId, bytes: bytes.length },
        what: 'page kept',
        async write(transaction) {
          if ((await handPages.get(pageId, transaction))?.state !== 'awaited') throw new Stale('page');
          await turnPage(shelf.book, {}, transaction);
          await handPages.patch(pageId, { ...fields, dueAt: now + uploadMargin }, transaction);
        },
      };
    },
  );
  await files.remove([upload]);
  return kept;
}

/** The upload, if it is a picture that can be kept. */
async function mustBePicture(upload: string): Promise<{ bytes: Buffer; kind: PictureKind }> {
  if ((await files.present([upload])).length === 0) throw new Fault('CONFLICT', 'picture-missing');
  const bytes = await files.bytes(upload);
  if (bytes.length > handPageLimits.bytes) throw new Fault('INVALID', 'picture-too-large');
  const kind = pictureKind(bytes);
  if (kind === null) throw new Fault('INVALID', 'picture-unfit');
  return { bytes, kind };
}
