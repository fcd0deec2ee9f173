import type { Input, Output } from '../../../core/contract';
import { after } from '../../../core/domain/duty/question';
import type { Member } from '../../_kernel/caller';
import { answersSeen } from '../../_kernel/calling';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { chainOf, seenBy, turnQuestion } from '../load';
import { mustDo } from '../policy';
import { newRound } from '../rounds';
import { spoken } from '../speaking';

/** The asker adds to a question. After an answer it waits again, and whoever is on duty now is called. */
export async function add(member: Member, input: Input<'helpgroup.add'>): Promise<Output<'helpgroup.add'>> {
  const { now, personId, openid } = member;
  const { question: first } = await seenBy(member, input.questionId);
  return change(member, { route: 'helpgroup.add', personId: chainOf(first), input }, async () => {
    const { question, as } = await seenBy(member, input.questionId);
    mustDo(question, as, personId, 'add');
    await mustBeFit(openid, input.text, 'text', question.line === 'open' ? 4 : 2);
    const state = after(question.state, 'add') ?? question.state;
    const again = question.state === 'answered' ? await newRound(question, now) : null;
    const words = spoken(question, 'added', { authorId: personId, text: input.text, at: now });
    const seen = await answersSeen(question, now);
    const fresh = again ? { ...again.fields, takenBy: null, takenAt: null } : {};
    return {
      answer: { id: question._id, state },
      what: 'question added to',
      async write(transaction) {
        await turnQuestion(question, { state, ...fresh, entries: words.entries }, transaction);
        await words.write(transaction);
        for (const write of [...(again?.reminded ?? []), ...seen]) await write(transaction);
      },
    };
  });
}
