/**
 * A question from the asking to the end. `handed`: given to another with a reason; `escalated`: nobody answered in time, so the next was called.
 */
export const questionStates = [
  'new',
  'taken',
  'answered',
  'closed',
  'handed',
  'escalated',
  'withdrawn',
] as const;
export type QuestionState = (typeof questionStates)[number];

/** What happens to a question. `add` is the asker's: after an answer it waits for another one. */
export const questionEvents = [
  'take',
  'answer',
  'hand-on',
  'escalate',
  'add',
  'note',
  'withdraw',
  'rate',
  'close',
  'reopen',
] as const;
export type QuestionEvent = (typeof questionEvents)[number];

type Row = Readonly<Partial<Record<QuestionEvent, QuestionState>>>;

/** While it waits for somebody to take it. */
const waits = (own: QuestionState): Row => ({
  take: 'taken',
  answer: 'answered',
  'hand-on': 'handed',
  escalate: 'escalated',
  add: own,
  note: own,
  withdraw: 'withdrawn',
  close: 'closed',
});

/** The one table: state × event → state. What stands in no row is refused. */
const table: Readonly<Record<QuestionState, Row>> = {
  new: waits('new'),
  handed: waits('handed'),
  escalated: waits('escalated'),
  taken: waits('taken'),
  answered: { answer: 'answered', add: 'new', note: 'answered', rate: 'answered', close: 'closed' },
  closed: { note: 'closed', rate: 'closed', reopen: 'new' },
  withdrawn: {},
};

/** The state after an event, or null when it cannot happen now. */
export function after(state: QuestionState, event: QuestionEvent): QuestionState | null {
  return table[state][event] ?? null;
}

/** States in which somebody waits for an answer. */
export const waitingStates: readonly QuestionState[] = ['new', 'taken', 'handed', 'escalated'];
export const isWaiting = (state: QuestionState): boolean => waitingStates.includes(state);

/** The number by which people speak of a question: its day, and four letters of its id. `260701-9F3C`. */
export function numberOf(id: string, day: string): string {
  return `${day.slice(2).replaceAll('-', '')}-${id.slice(0, 4).toUpperCase()}`;
}

/** An answered question to which nobody says any more closes by itself after this many days: personal data is not kept for want of a word. */
export const quietDays = 14;
