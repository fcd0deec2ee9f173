import { promisedBy } from './promise';
import type { QuestionState } from './question';

/** Who is called, one after the other, while nobody answers. */
export const callSteps = ['officer', 'backup', 'leader'] as const;
export type CallStep = (typeof callSteps)[number];

/** Whom each step would call at one moment; an empty one is skipped, not waited for. */
export type Staff = Readonly<Record<CallStep, readonly string[]>>;

/**
 * What follows when the time of a step is over.
 *
 * | step    | then    |
 * |---------|---------|
 * | –       | officer |
 * | officer | backup  |
 * | backup  | leader  |
 * | leader  | nobody  |
 */
const then: Readonly<Record<CallStep | 'none', CallStep | null>> = {
  none: 'officer',
  officer: 'backup',
  backup: 'leader',
  leader: null,
};

/** The next step with somebody on it, and who that is; people in `but` were called already, or said nothing. Null when nobody is left. */
export function nextCall(
  staff: Staff,
  from: CallStep | null,
  but: readonly string[] = [],
): { step: CallStep; people: string[] } | null {
  for (let step = then[from ?? 'none']; step !== null; step = then[step]) {
    const people = staff[step].filter((id) => !but.includes(id));
    if (people.length > 0) return { step, people };
  }
  return null;
}

/** A question as far as calling goes. A round begins with the asking, and anew when it is handed on, reopened, added to, or met with silence after taking. */
export type Calling = {
  state: QuestionState;
  round: number;
  step: CallStep | null;
  /** Called in this round. */
  called: readonly string[];
  takenBy: string | null;
  /** When the clock goes on; null when nothing follows. */
  nextAt: number | null;
};
export type Called = { step: CallStep; people: string[] } | null;

/** Begins a round: the first step with somebody on it is called now. */
export function beginRound(
  before: { round: number },
  staff: Staff,
  now: number,
  but: readonly string[] = [],
): { calling: Omit<Calling, 'state' | 'takenBy'>; call: Called } {
  const call = nextCall(staff, null, but);
  return {
    calling: {
      round: before.round + 1,
      step: call?.step ?? null,
      called: call?.people ?? [],
      // With nobody to call the clock looks again: somebody may have become an officer meanwhile.
      nextAt: promisedBy(now),
    },
    call,
  };
}

/**
 * What the clock does with a question whose time is over. Silence after taking begins again with whoever is on duty now, but not with the one who
 * was silent; otherwise the next step is called. After the leader nothing follows, except that a round that found nobody is begun again.
 */
export function carriedOn(question: Calling, staff: Staff, now: number): { calling: Calling; call: Called } {
  if (question.state === 'taken' || question.step === null) {
    const silent = question.takenBy === null ? [] : [question.takenBy];
    const begun = beginRound(question, staff, now, silent);
    return { calling: { ...begun.calling, state: 'escalated', takenBy: null }, call: begun.call };
  }
  const call = nextCall(staff, question.step, question.called);
  const calling: Calling = {
    ...question,
    state: 'escalated',
    step: call?.step ?? question.step,
    called: [...question.called, ...(call?.people ?? [])],
    nextAt: call === null ? null : promisedBy(now),
  };
  return { calling, call };
}
