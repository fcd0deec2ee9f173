import { dayMs } from '../../../core/domain/calendar/beijing';
import { carriedOn } from '../../../core/domain/duty/escalation';
import { promisedBy } from '../../../core/domain/duty/promise';
import { after } from '../../../core/domain/duty/question';
import { answersSeen, called, stepName } from '../../_kernel/calling';
import { type DutyHouse, dutyHouse, staffAt } from '../../_kernel/duty-now';
import { Stale } from '../../_kernel/fault';
import { usualKeepDays } from '../../_kernel/help-space';
import type { Write } from '../../_kernel/outbox';
import { never } from '../../_store/books';
import { inTransaction, worthRepeating } from '../../_store/database';
import { helpSpaces } from '../../_store/help-spaces';
import { type QuestionRow, questions } from '../../_store/questions';

const pageSize = 50;

/**
 * Carries questions on whose time is over: the next is called by the table, silence after taking begins it again, and what was answered and left
 * quiet closes. Each in a transaction of its own; one that somebody changes in this moment is left to them, and looked at again by the next tick.
 */
export async function escalate(hasTime: () => boolean): Promise<number> {
  const houses = new Map<string, Promise<DutyHouse>>();
  let done = 0;
  while (hasTime()) {
    const now = Date.now();
    const page = await questions.due(now, pageSize);
    let moved = 0;
    for (const question of page) {
      if (!hasTime()) break;
      const { unitId } = question;
      const house = houses.get(unitId) ?? dutyHouse(unitId, now);
      houses.set(unitId, house);
      moved += await carry(question, await house, now);
    }
    done += moved;
    if (page.length < pageSize || moved === 0) break;
  }
  return done;
}

type Turn = { fields: Partial<QuestionRow>; writes: Write[] };

/** Answers 1 when it was carried on. */
async function carry(question: QuestionRow, house: DutyHouse, now: number): Promise<number> {
  const turn = await (question.state === 'answered'
    ? leftQuiet(question, now)
    : callNext(question, house, now));
  try {
    await inTransaction(async (transaction) => {
      const current = await questions.get(question._id, transaction);
      if (current?.version !== question.version) throw new Stale('question');
      await questions.patch(question._id, { ...turn.fields, version: question.version + 1 }, transaction);
      for (const write of turn.writes) await write(transaction);
    });
    return 1;
  } catch (error) {
    if (error instanceof Stale || worthRepeating(error)) return 0;
    throw error;
  }
}

async function callNext(question: QuestionRow, house: DutyHouse, now: number): Promise<Turn> {
  const state = after(question.state, 'escalate');
  // Nobody waits for it any more: it was put into the list by mistake, and leaves it.
  if (state === null) return { fields: { nextAt: never }, writes: [] };
  const own = staffAt(house, now);
  const mine = (ids: readonly string[]) => ids.filter((id) => id !== question.askerId);
  const staff = { officer: mine(own.officer), backup: mine(own.backup), leader: mine(own.leader) };
  const { calling, call } = carriedOn({ ...question, nextAt: question.nextAt }, staff, now);
  const { round, step, takenBy, nextAt } = calling;
  const silence = question.state === 'taken' ? { takenAt: null } : {};
  return {
    fields: {
      ...{ state, round, step, takenBy, called: [...calling.called], nextAt: nextAt ?? never, ...silence },
      steps: call ? [...question.steps, stepName(round, call.step)] : question.steps,
    },
    writes: await called(question, { round, call, until: promisedBy(now) }, now),
  };
}

/** Answered, and nobody said any more for two weeks: closed, so that its words are not kept for ever. */
async function leftQuiet(question: QuestionRow, now: number): Promise<Turn> {
  const space = await helpSpaces.get(question.unitId);
  const forgetAt = now + (space?.keepDays ?? usualKeepDays) * dayMs;
  return {
    fields: { state: 'closed', closedAt: now, nextAt: never, forgetAt },
    writes: await answersSeen(question, now),
  };
}
