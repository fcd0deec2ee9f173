import type { Input, Output } from '../../../core/contract';
import { mediaFormat, mediaLimits } from '../../../core/domain/duty/media';
import { uploadMargin } from '../../../core/domain/hand-page/limits';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { encryptFile, fileDigest } from '../../_kernel/file-box';
import { mustFindStorage } from '../../_kernel/hand-pages';
import { places } from '../../_kernel/places';
import { files } from '../../_store/files';
import { uploadPath } from '../../_store/hand-pages';
import { mediaPath, type QuestionMediaRow, questionMedia } from '../../_store/question-media';
import { seenBy, turnQuestion } from '../load';
import { mustDo } from '../policy';

/**
 * Takes an upload over: looked at, encrypted, stored. The plain upload is gone before the answer; if this dies earlier, a repetition removes it, and else
 * the clock does. The question's version orders it against a withdrawal: either the
 * picture goes with it, or it was not there yet.
 */
export async function keepMedia(
  member: Member,
  input: Input<'helpgroup.keepMedia'>,
): Promise<Output<'helpgroup.keepMedia'>> {
  const { now, personId } = member;
  const { mediaId, seconds } = input;
  const upload = `${await mustFindStorage()}/${uploadPath(mediaId)}`;
  type Kept = Output<'helpgroup.keepMedia'>;
  const call = { route: 'helpgroup.keepMedia', personId, input };
  const kept = await change(member, call, async (): Promise<Plan<Kept>> => {
    const row = await questionMedia.get(mediaId);
    if (row?.askerId !== personId) throw new Fault('NOT_FOUND', undefined, 'mediaId');
    // Kept by an earlier request of the same phone: nothing is done twice.
    if (row.state === 'kept') return { answer: { mediaId, bytes: row.bytes } };
    if (!row.box || row.dueAt - now < uploadMargin) throw new Fault('NOT_FOUND', undefined, 'mediaId');
    const { question, as } = await seenBy(member, row.questionId);
    mustDo(question, as, personId, 'add');
    const { bytes, format } = await mustBeFitToKeep(row, upload);
    const file = encryptFile(bytes, row.box, places.questionMedia(mediaId));
    await files.writeBytes(mediaPath(mediaId), file);
    const length = row.kind === 'voice' ? seconds : 0;
    const fields = {
      state: 'kept',
      format,
      bytes: bytes.length,
      digest: fileDigest(file),
      seconds: length,
    } as const;
    return {
      answer: { mediaId, bytes: bytes.length },
      what: `${row.kind} kept`,
      async write(transaction) {
        if ((await questionMedia.get(mediaId, transaction))?.state !== 'awaited') throw new Stale('media');
        await turnQuestion(question, {}, transaction);
        await questionMedia.patch(mediaId, fields, transaction);
      },
    };
  });
  await files.remove([upload]);
  return kept;
}

/** The upload, if it is what it says it is. */
async function mustBeFitToKeep({ kind }: QuestionMediaRow, upload: string) {
  if ((await files.present([upload])).length === 0) throw new Fault('CONFLICT', 'picture-missing');
  const bytes = await files.bytes(upload);
  const voice = kind === 'voice';
  if (bytes.length > mediaLimits.bytes)
    throw new Fault('INVALID', voice ? 'voice-unfit' : 'picture-too-large');
  const format = mediaFormat(kind, bytes);
  if (format === null) throw new Fault('INVALID', voice ? 'voice-unfit' : 'picture-unfit');
  return { bytes, format };
}
