import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { never } from '../../_store/books';
import { chainOf, seenBy, turnQuestion } from '../load';
import { mustDo } from '../policy';
import { newRound } from '../rounds';
import { spoken } from '../speaking';

/** Opens a closed question again, with the reason: it waits, and whoever is on duty now is called. */
export async function reopen(
  member: Member,
  input: Input<'helpgroup.reopen'>,
): Promise<Output<'helpgroup.reopen'>> {
  const { now, personId } = member;
  const { question: first } = await seenBy(member, input.questionId);
  return change(member, { route: 'helpgroup.reopen', personId: chainOf(first), input }, async () => {
    const { question, as } = await seenBy(member, input.questionId);
    mustDo(question, as, personId, 'reopen');
    const words = spoken(question, 'reopened', { authorId: personId, text: input.reason, at: now });
    const { fields, reminded } = await newRound(question, now);
    return {
      answer: { id: question._id, state: 'new' as const },
      what: 'question reopened',
      async write(transaction) {
        const turned = {
          state: 'new' as const,
          closedAt: null,
          forgetAt: never,
          takenBy: null,
          takenAt: null,
        };
        await turnQuestion(question, { ...fields, ...turned, entries: words.entries }, transaction);
        await words.write(transaction);
        for (const write of reminded) await write(transaction);
      },
    };
  });
}
