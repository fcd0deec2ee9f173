import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { answersSeen } from '../../_kernel/calling';
import { change } from '../../_kernel/change';
import { chainOf, seenBy, turnQuestion } from '../load';
import { mustDo } from '../policy';

/** Whether the answer helped, in the asker's word; given again it is written over. */
export async function rate(
  member: Member,
  input: Input<'helpgroup.rate'>,
): Promise<Output<'helpgroup.rate'>> {
  const { now, personId } = member;
  const { question: first } = await seenBy(member, input.questionId);
  return change(member, { route: 'helpgroup.rate', personId: chainOf(first), input }, async () => {
    const { question, as } = await seenBy(member, input.questionId);
    mustDo(question, as, personId, 'rate');
    const seen = await answersSeen(question, now);
    return {
      answer: { id: question._id, state: question.state },
      what: 'question rated',
      async write(transaction) {
        await turnQuestion(question, { rating: input.helped }, transaction);
        for (const write of seen) await write(transaction);
      },
    };
  });
}
