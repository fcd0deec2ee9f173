import type { QuestionLine, QuestionTopic } from '../../core/contract/helpgroup';
import type { CallStep } from '../../core/domain/duty/escalation';
import type { QuestionState } from '../../core/domain/duty/question';
import { collection, mostRows } from './collection';
import { is } from './database';

/** A question in a unit's space, without a word of it: those lie in `questionEntries`. Times are what the figures are made of. */
export type QuestionRow = {
  _id: string;
  unitId: string;
  /** Empty once its words are gone. */
  askerId: string;
  line: QuestionLine;
  topic: QuestionTopic;
  /** Whether the asker's name shows; else nobody sees it, officers neither. */
  named: boolean;
  state: QuestionState;
  at: number;
  /** Until when the first answer is promised, or was. */
  promisedAt: number;
  firstAnswerAt: number | null;
  answers: number;
  /** The officer who answers now, or answered last. */
  takenBy: string | null;
  takenAt: number | null;
  round: number;
  step: CallStep | null;
  /** Called in this round, and every step of every round so far, `1-officer`: by them reminders are found. */
  called: string[];
  steps: string[];
  /** When the clock goes on; `never` when nothing follows. */
  nextAt: number;
  closedAt: number | null;
  rating: number | null;
  /** Who gave each of the answers, in their order. */
  answeredBy: string[];
  /** Entries of the knowledge base that fitted when it was asked; offered at once, and marked as what they are. */
  offered?: string[];
  /** When its words go; `never` while the matter is open. */
  forgetAt: number;
  entries: number;
  version: number;
};
const base = collection<QuestionRow>('questions');
export const questions = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** Of one asker in one space, the newest first. Index `askerId, unitId, at`. */
  ofAsker: (askerId: string, unitId: string, most: number) =>
    base.find({ askerId, unitId }, (query) => query.orderBy('at', 'desc').limit(most)),
  /** Asked openly, the newest first, from before a time. Index `unitId, line, at`. */
  openOf: (unitId: string, before: number, most: number) =>
    base.find({ unitId, line: 'open', at: is.before(before) }, (query) =>
      query.orderBy('at', 'desc').limit(most),
    ),
  /** In some states, the one that burns first on top. Index `unitId, state, promisedAt`. */
  inStates: (unitId: string, states: readonly QuestionState[], most: number) =>
    base.find({ unitId, state: is.in(states) }, (query) => query.orderBy('promisedAt', 'asc').limit(most)),
  /** Ended or answered, the newest first, from before a time: state by state, so that a page costs a page however many there are. Index `unitId, state, at`. */
  past: async (unitId: string, states: readonly QuestionState[], before: number, most: number) => {
    const pages = await Promise.all(
      states.map((state) =>
        base.find({ unitId, state, at: is.before(before) }, (query) =>
          query.orderBy('at', 'desc').limit(most),
        ),
      ),
    );
    return pages
      .flat()
      .sort((one, other) => other.at - one.at)
      .slice(0, most);
  },
  /** Asked between two instants, in their order: page after page, each from the instant at which the last one ended. Index `unitId, at`. */
  between: async (unitId: string, from: number, until: number): Promise<QuestionRow[]> => {
    const found = new Map<string, QuestionRow>();
    for (let start = from; ; ) {
      const where = is.all([{ unitId }, { at: is.from(start) }, { at: is.before(until) }]);
      const page = await base.find(where, (query) => query.orderBy('at', 'asc'));
      for (const row of page) found.set(row._id, row);
      const last = page.at(-1);
      if (!last || page.length < mostRows || last.at === start) return [...found.values()];
      start = last.at;
    }
  },
  countIn: (unitId: string, states: readonly QuestionState[]) => base.count({ unitId, state: is.in(states) }),
  /** Whose time is over. Index `nextAt`. */
  due: (now: number, most: number) =>
    base.find({ nextAt: is.upTo(now) }, (query) => query.orderBy('nextAt', 'asc').limit(most)),
  /** Whose words go. Index `forgetAt`. */
  toForget: (now: number, most: number) =>
    base.find({ forgetAt: is.upTo(now) }, (query) => query.orderBy('forgetAt', 'asc').limit(most)),
};
