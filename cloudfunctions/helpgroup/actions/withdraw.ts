import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { callsDone } from '../../_kernel/calling';
import { change } from '../../_kernel/change';
import { never } from '../../_store/books';
import { entryId, questionEntries } from '../../_store/question-entries';
import { detached } from '../detaching';
import { chainOf, seenBy, turnQuestion } from '../load';
import { mustDo } from '../policy';

/** The asker takes a question back: its words go in the same moment, and nobody is called any more. */
export async function withdraw(
  member: Member,
  input: Input<'helpgroup.withdraw'>,
): Promise<Output<'helpgroup.withdraw'>> {
  const { now, personId } = member;
  const { question: first } = await seenBy(member, input.questionId);
  return change(member, { route: 'helpgroup.withdraw', personId: chainOf(first), input }, async () => {
    const { question, as } = await seenBy(member, input.questionId);
    mustDo(question, as, personId, 'withdraw');
    const [done, gone] = await Promise.all([callsDone(question, now), detached(question._id, now)]);
    const ids = Array.from({ length: question.entries }, (_, n) => entryId(question._id, n));
    return {
      answer: { id: question._id, state: 'withdrawn' as const },
      what: 'question withdrawn',
      async write(transaction) {
        // The clock takes the asker out of what is left for the figures.
        const fields = {
          state: 'withdrawn' as const,
          nextAt: never,
          closedAt: now,
          forgetAt: now,
          entries: 0,
        };
        await turnQuestion(question, fields, transaction);
        for (const id of ids) await questionEntries.remove(id, transaction);
        for (const write of [...gone, ...done]) await write(transaction);
      },
    };
  });
}
