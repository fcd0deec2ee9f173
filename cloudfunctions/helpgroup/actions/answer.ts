import type { Input, Output } from '../../../core/contract';
import { dayMs } from '../../../core/domain/calendar/beijing';
import { quietDays } from '../../../core/domain/duty/question';
import type { Member } from '../../_kernel/caller';
import { answered, callsDone } from '../../_kernel/calling';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { chainOf, seenBy, turnQuestion } from '../load';
import { mustDo } from '../policy';
import { spoken } from '../speaking';

/** A human answer: the promise is measured by the first. The asker is told; the matter ends by their word, or by itself after some quiet days. */
export async function answer(
  member: Member,
  input: Input<'helpgroup.answer'>,
): Promise<Output<'helpgroup.answer'>> {
  const { now, personId, openid } = member;
  const { question: first } = await seenBy(member, input.questionId);
  return change(member, { route: 'helpgroup.answer', personId: chainOf(first), input }, async () => {
    const { question, as } = await seenBy(member, input.questionId);
    mustDo(question, as, personId, 'answer');
    await mustBeFit(openid, input.text, 'text', question.line === 'open' ? 4 : 2);
    const answers = question.answers + 1;
    const words = spoken(question, 'answer', { authorId: personId, text: input.text, at: now });
    const reminded = [...(await callsDone(question, now)), await answered(question, answers, now)];
    const takenAt = question.takenBy === personId ? question.takenAt : now;
    return {
      answer: { id: question._id, state: 'answered' as const },
      what: 'question answered',
      async write(transaction) {
        const fields = {
          ...{ state: 'answered' as const, answers, entries: words.entries, takenBy: personId, takenAt },
          answeredBy: [...question.answeredBy, personId],
          ...{ firstAnswerAt: question.firstAnswerAt ?? now, nextAt: now + quietDays * dayMs },
        };
        await turnQuestion(question, fields, transaction);
        await words.write(transaction);
        for (const write of reminded) await write(transaction);
      },
    };
  });
}
