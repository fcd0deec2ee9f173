import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { callsDone } from '../../_kernel/calling';
import { change } from '../../_kernel/change';
import { dutyHouse } from '../../_kernel/duty-now';
import { Fault } from '../../_kernel/fault';
import { chainOf, seenBy, turnQuestion } from '../load';
import { mustDo } from '../policy';
import { newRound } from '../rounds';
import { spoken } from '../speaking';

/** Gives a question to another officer of the unit, with a reason that officers read. A new round of calls begins with them. */
export async function handOn(
  member: Member,
  input: Input<'helpgroup.handOn'>,
): Promise<Output<'helpgroup.handOn'>> {
  const { now, personId } = member;
  const { toId } = input;
  const { question: first } = await seenBy(member, input.questionId);
  return change(member, { route: 'helpgroup.handOn', personId: chainOf(first), input }, async () => {
    const { question, as } = await seenBy(member, input.questionId);
    mustDo(question, as, personId, 'handOn');
    const { serving } = await dutyHouse(question.unitId, now);
    if (!serving.has(toId) || toId === personId || toId === question.askerId)
      throw new Fault('CONFLICT', 'rota-person', 'toId');
    const words = spoken(question, 'handed', { authorId: personId, text: input.reason, at: now });
    const done = await callsDone(question, now);
    const { fields, reminded } = await newRound(question, now, toId);
    return {
      answer: { id: question._id, state: 'handed' as const },
      what: 'question handed on',
      async write(transaction) {
        const { promisedAt: _, ...calling } = fields;
        const turned = { ...calling, state: 'handed' as const, takenBy: null, takenAt: null };
        await turnQuestion(question, { ...turned, entries: words.entries }, transaction);
        await words.write(transaction);
        for (const write of [...done, ...reminded]) await write(transaction);
      },
    };
  });
}
