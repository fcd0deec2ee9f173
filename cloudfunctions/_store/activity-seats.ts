import type { SeatState } from '../../core/domain/activity/waiting';
import type { Box } from './chapters';
import { collection } from './collection';
import { is } from './database';

/** A household's seats in an activity. It changes only together with its activity's version, so that two changes never miss each other. */
export type ActivitySeatRow = {
  _id: string;
  activityId: string;
  /** The household, or a person of their own who belongs to none. */
  partyId: string;
  /** Who comes, of those who have an account; children under 14 are a number. */
  people: string[];
  children: number;
  seats: number;
  state: SeatState;
  /** By which it has its turn; a new one whenever it begins to wait. */
  number: number;
  /** How often a seat was offered: tells the reminders apart. */
  offers: number;
  answerBy: number | null;
  /** When the family did something about it last. */
  at: number;
  /** That they said they were there, and how; what they answered afterwards, but for their words. */
  there: 'word' | 'code' | null;
  feedback: { useful: number; suited: number } | null;
  /** Answers to the organiser's own questions, and a word said afterwards, under lock; null when there are none. */
  box: Box | null;
};
const base = collection<ActivitySeatRow>('activitySeats');
export const activitySeats = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** In the order of numbers, from after one. Index `activityId, number`. */
  ofActivity: (activityId: string, after: number, most: number) =>
    base.find({ activityId, number: is.above(after) }, (query) => query.orderBy('number', 'asc').limit(most)),
  /** Who waits, by their turn. Index `activityId, state, number`. */
  waiting: (activityId: string, most: number) =>
    base.find({ activityId, state: 'waiting' }, (query) => query.orderBy('number', 'asc').limit(most)),
  /** Who waits with an earlier number. */
  waitingBefore: (activityId: string, number: number) =>
    base.count({ activityId, state: 'waiting', number: is.before(number) }),
  /** For whom seats are kept. */
  offered: (activityId: string) => base.find({ activityId, state: 'offered' }),
  /** Of one person, in whatever activity. Index `people`. */
  ofPerson: (personId: string) => base.find({ people: personId }),
};
