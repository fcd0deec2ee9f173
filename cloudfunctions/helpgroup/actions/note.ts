import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { chainOf, seenBy, turnQuestion } from '../load';
import { mustDo } from '../policy';
import { spoken } from '../speaking';

/** A note beside a question, read by officers alone. */
export async function note(
  member: Member,
  input: Input<'helpgroup.note'>,
): Promise<Output<'helpgroup.note'>> {
  const { now, personId, openid } = member;
  const { question: first } = await seenBy(member, input.questionId);
  return change(member, { route: 'helpgroup.note', personId: chainOf(first), input }, async () => {
    const { question, as } = await seenBy(member, input.questionId);
    mustDo(question, as, personId, 'note');
    await mustBeFit(openid, input.text, 'text');
    const words = spoken(question, 'note', { authorId: personId, text: input.text, at: now });
    return {
      answer: { id: question._id, state: question.state },
      what: 'question noted',
      async write(transaction) {
        await turnQuestion(question, { entries: words.entries }, transaction);
        await words.write(transaction);
      },
    };
  });
}
