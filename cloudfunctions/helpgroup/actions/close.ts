import type { Input, Output } from '../../../core/contract';
import { dayMs } from '../../../core/domain/calendar/beijing';
import type { Member } from '../../_kernel/caller';
import { answersSeen, callsDone } from '../../_kernel/calling';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { usualKeepDays } from '../../_kernel/help-space';
import { never } from '../../_store/books';
import { helpSpaces } from '../../_store/help-spaces';
import { chainOf, seenBy, turnQuestion } from '../load';
import { mustDo } from '../policy';
import { spoken } from '../speaking';

/** Ends a question: the asker when it is settled, an officer with a reason that the asker reads. Its words go after the days that the unit set. */
export async function close(
  member: Member,
  input: Input<'helpgroup.close'>,
): Promise<Output<'helpgroup.close'>> {
  const { now, personId } = member;
  const { question: first } = await seenBy(member, input.questionId);
  return change(member, { route: 'helpgroup.close', personId: chainOf(first), input }, async () => {
    const { question, as } = await seenBy(member, input.questionId);
    mustDo(question, as, personId, 'close');
    if (as !== 'asker' && input.reason === undefined) throw new Fault('INVALID', 'shape', 'reason');
    const [space, done, seen] = await Promise.all([
      helpSpaces.get(question.unitId),
      callsDone(question, now),
      as === 'asker' ? answersSeen(question, now) : [],
    ]);
    const said = input.reason;
    const words =
      said === undefined ? null : spoken(question, 'closed', { authorId: personId, text: said, at: now });
    const forgetAt = now + (space?.keepDays ?? usualKeepDays) * dayMs;
    return {
      answer: { id: question._id, state: 'closed' as const },
      what: 'question closed',
      async write(transaction) {
        const fields = { state: 'closed' as const, closedAt: now, nextAt: never, forgetAt };
        await turnQuestion(question, { ...fields, entries: words?.entries ?? question.entries }, transaction);
        await words?.write(transaction);
        for (const write of [...done, ...seen]) await write(transaction);
      },
    };
  });
}
