import type { Input, Output } from '../../../core/contract';
import { fitsOneQuestion } from '../../../core/domain/duty/media';
import { uploadTerm } from '../../../core/domain/hand-page/limits';
import { newKey } from '../../_kernel/box';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { places } from '../../_kernel/places';
import { uploadPath } from '../../_store/hand-pages';
import { type QuestionMediaRow, questionMedia } from '../../_store/question-media';
import { chainOf, seenBy } from '../load';
import { mustDo } from '../policy';

/**
 * Announces a picture or a spoken word under a question that its asker may still add to. The row comes before the upload, so that whatever is interrupted, the clock knows where
 * to look for what was left. The question itself waits for none of it: its clock runs since it was asked.
 */
export async function beginMedia(
  member: Member,
  input: Input<'helpgroup.beginMedia'>,
): Promise<Output<'helpgroup.beginMedia'>> {
  const { now, personId } = member;
  const { questionId, kind } = input;
  const { question: first } = await seenBy(member, questionId);
  return change(member, { route: 'helpgroup.beginMedia', personId: chainOf(first), input }, async () => {
    const { question, as } = await seenBy(member, questionId);
    mustDo(question, as, personId, 'add');
    const there = (await questionMedia.ofQuestion(questionId)).filter(({ state }) => state !== 'going');
    if (!fitsOneQuestion([...there.map((one) => one.kind), kind])) throw new Fault('LIMIT', 'media-full');
    const _id = newId('question-media', `${personId} ${input.requestId}`);
    const row: QuestionMediaRow = {
      ...{ _id, questionId, askerId: personId, kind, seconds: 0, state: 'awaited', at: now },
      ...{
        format: null,
        bytes: 0,
        digest: '',
        box: newKey(places.questionMedia(_id)),
        dueAt: now + uploadTerm,
      },
    };
    return {
      answer: { mediaId: _id, path: uploadPath(_id) },
      what: `${kind} announced`,
      write: (transaction) => questionMedia.add(row, transaction),
    };
  });
}
