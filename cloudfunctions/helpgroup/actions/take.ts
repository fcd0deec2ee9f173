import type { Input, Output } from '../../../core/contract';
import { promisedBy } from '../../../core/domain/duty/promise';
import type { Member } from '../../_kernel/caller';
import { callsDone } from '../../_kernel/calling';
import { change } from '../../_kernel/change';
import { chainOf, seenBy, turnQuestion } from '../load';
import { mustDo } from '../policy';

/** Takes a question: nobody else is called, until silence begins it again. Of two at once one gets it. */
export async function take(
  member: Member,
  input: Input<'helpgroup.take'>,
): Promise<Output<'helpgroup.take'>> {
  const { now, personId } = member;
  const { question: first } = await seenBy(member, input.questionId);
  return change(member, { route: 'helpgroup.take', personId: chainOf(first), input }, async () => {
    const { question, as } = await seenBy(member, input.questionId);
    mustDo(question, as, personId, 'take');
    const done = await callsDone(question, now);
    return {
      answer: { id: question._id, state: 'taken' as const },
      what: 'question taken',
      async write(transaction) {
        const fields = { state: 'taken' as const, takenBy: personId, takenAt: now, nextAt: promisedBy(now) };
        await turnQuestion(question, fields, transaction);
        for (const write of done) await write(transaction);
      },
    };
  });
}
