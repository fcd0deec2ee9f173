import { dayOf } from '../../core/domain/calendar/beijing';
import type { Called } from '../../core/domain/duty/escalation';
import { numberOf } from '../../core/domain/duty/question';
import type { QuestionRow } from '../_store/questions';
import { remind, settle, type Write } from './outbox';

/** The number by which people speak of a question. */
export const numberIn = ({ _id, at }: Pick<QuestionRow, '_id' | 'at'>): string => numberOf(_id, dayOf(at));

const kind = 'question-waits';

/** A step of a round: it names its reminder for good, so that nobody is reminded twice for one. */
export const stepName = (round: number, step: string): string => `${round}-${step}`;

/** Reminds whoever a step calls, once each. */
export async function called(
  question: Pick<QuestionRow, '_id' | 'unitId' | 'line' | 'at'>,
  { round, call, until }: { round: number; call: Called; until: number },
  now: number,
): Promise<Write[]> {
  if (!call) return [];
  const { _id: questionId, unitId, line } = question;
  const facts = {
    questionId,
    unitId,
    number: numberIn(question),
    private: Number(line === 'private'),
    until,
  };
  const occurrence = stepName(round, call.step);
  const matter = { kind, subject: questionId, occurrence, at: now, people: { [call.step]: call.people } };
  return [await remind({ ...matter, facts }, now)];
}

/** Nobody waits for an answer any more: every call of every round is done. */
export async function callsDone({ _id, steps }: QuestionRow, now: number): Promise<Write[]> {
  if (steps.length === 0) return [];
  return [
    await settle(
      steps.map((step) => `${kind}:${_id}:${step}`),
      now,
    ),
  ];
}

/** The asker is told that there is an answer. */
export function answered(question: QuestionRow, answers: number, now: number): Promise<Write> {
  const { _id: questionId, askerId } = question;
  const facts = { questionId, number: numberIn(question), at: now };
  const matter = { kind: 'question-answered', subject: questionId, occurrence: String(answers), at: now };
  return remind({ ...matter, people: { asker: [askerId] }, facts }, now);
}

/** The asker has seen what was answered. */
export async function answersSeen({ _id, answers }: QuestionRow, now: number): Promise<Write[]> {
  if (answers === 0) return [];
  const ids = Array.from({ length: answers }, (_, n) => `question-answered:${_id}:${n + 1}`);
  return [await settle(ids, now)];
}
