import { beginRound, type Called } from '../../core/domain/duty/escalation';
import { promisedBy } from '../../core/domain/duty/promise';
import { called, stepName } from '../_kernel/calling';
import { dutyHouse, staffAt } from '../_kernel/duty-now';
import type { Write } from '../_kernel/outbox';
import { never } from '../_store/books';
import type { QuestionRow } from '../_store/questions';

type Fields = Pick<QuestionRow, 'round' | 'step' | 'called' | 'steps' | 'nextAt' | 'promisedAt'>;

/** Calls anew: whoever is on duty now, or the one to whom it was handed. */
export async function newRound(
  question: QuestionRow,
  now: number,
  toId?: string,
): Promise<{ fields: Fields; reminded: Write[] }> {
  const begun =
    toId === undefined
      ? beginRound(question, staffAt(await dutyHouse(question.unitId, now), now), now, [question.askerId])
      : handed(question, toId, now);
  const { calling, call } = begun;
  const promisedAt = promisedBy(now);
  const fields = {
    ...{ round: calling.round, step: calling.step, called: [...calling.called], promisedAt },
    steps: call ? [...question.steps, stepName(calling.round, call.step)] : question.steps,
    nextAt: calling.nextAt ?? never,
  };
  return { fields, reminded: await called(question, { round: calling.round, call, until: promisedAt }, now) };
}

/** Handing on calls the one who was named, as the officer's step of a new round. */
function handed(question: QuestionRow, toId: string, now: number) {
  const call: Called = { step: 'officer', people: [toId] };
  const calling = { round: question.round + 1, step: call.step, called: [toId], nextAt: promisedBy(now) };
  return { calling, call };
}
