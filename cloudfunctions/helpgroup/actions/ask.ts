import type { Input, Output } from '../../../core/contract';
import { beginRound } from '../../../core/domain/duty/escalation';
import { found } from '../../../core/domain/duty/knowledge';
import { promisedBy } from '../../../core/domain/duty/promise';
import type { Member } from '../../_kernel/caller';
import { called, numberIn, stepName } from '../../_kernel/calling';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { dutyHouse, staffAt } from '../../_kernel/duty-now';
import { newId } from '../../_kernel/ids';
import { entriesOf } from '../../_kernel/knowledge-base';
import { boxEntry } from '../../_kernel/question-box';
import { never } from '../../_store/books';
import { entryId, questionEntries } from '../../_store/question-entries';
import { type QuestionRow, questions } from '../../_store/questions';
import { insideOf } from '../load';

/** Entries of the knowledge base that are offered with a question. */
const mostOffered = 3;

/** Asks, at any hour: the question gets a number and calls whoever is on duty now. What is read by others is checked by WeChat first (DOMAIN.md §3). */
export async function ask(member: Member, input: Input<'helpgroup.ask'>): Promise<Output<'helpgroup.ask'>> {
  const { now, personId, openid } = member;
  const { unitId, line, topic } = input;
  await insideOf(member, unitId);
  const questionId = newId('question', `${personId} ${input.requestId}`);
  return change(member, { route: 'helpgroup.ask', personId, input }, async () => {
    const [house, entries] = await Promise.all([
      dutyHouse(unitId, now),
      entriesOf(unitId),
      mustBeFit(openid, input.text, 'text', line === 'open' ? 4 : 2),
    ]);
    // Whoever asks is not called to answer.
    const { calling, call } = beginRound({ round: 0 }, staffAt(house, now), now, [personId]);
    const row: QuestionRow = {
      ...{ _id: questionId, unitId, askerId: personId, line, topic, named: input.named === 'yes' },
      ...{ state: 'new', at: now, promisedAt: promisedBy(now), firstAnswerAt: null, answers: 0 },
      ...{ takenBy: null, takenAt: null, round: calling.round, step: calling.step },
      called: [...calling.called],
      steps: call ? [stepName(calling.round, call.step)] : [],
      ...{ nextAt: calling.nextAt ?? never, closedAt: null, rating: null, forgetAt: never },
      answeredBy: [],
      offered: found(entries, input.text, mostOffered).map(({ id }) => id),
      ...{ entries: 1, version: 1 },
    };
    const reminded = await called(row, { round: calling.round, call, until: row.promisedAt }, now);
    const _id = entryId(questionId, 0);
    const entry = { _id, questionId, askerId: personId, authorId: personId, kind: 'asked' as const, at: now };
    const box = boxEntry(input.text, _id);
    return {
      answer: { id: questionId, number: numberIn(row), state: row.state, promisedAt: row.promisedAt },
      what: `question ${line}`,
      async write(transaction) {
        await questions.add(row, transaction);
        await questionEntries.add({ ...entry, box }, transaction);
        for (const write of reminded) await write(transaction);
      },
    };
  });
}
