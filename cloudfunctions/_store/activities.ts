import type { ActivityWritten } from '../../core/contract/activity';
import type { Answers } from '../../core/domain/activity/reach';
import type { ActivityState } from '../../core/domain/activity/state';
import { collection } from './collection';
import { is } from './database';

/** What those who registered are still to be told, up to which of them they were. */
export type ActivityNews = {
  kind: 'changed' | 'cancelled';
  /** Times at which it was to begin before: reminders of those are void. */
  former: number[];
  /** Number of the last family that was told. */
  after: number;
};

/** An activity for the families of a unit or the district. Who comes stands in `activitySeats`; here are figures. */
export type ActivityRow = ActivityWritten & {
  _id: string;
  /** The unit or the district for whose families it is. */
  scopeId: string;
  state: ActivityState;
  /** What families see, and what its organisers alone do. */
  shelf: 'draft' | 'shown';
  /** By which lists are paged: when it ends, and its id. */
  listKey: string;
  /** Seats that are taken or kept for somebody; families that are registered, and that wait. */
  taken: number;
  families: number;
  waiting: number;
  /** The number that was given last. Numbers are never given twice. */
  lastNumber: number;
  /** How often an organiser wrote it: who changes it says which they read. */
  edition: number;
  /** How often it was changed after it was published, and when last. */
  changes: number;
  changedAt: number | null;
  news: ActivityNews | null;
  /** Why it was cancelled; what became of it. */
  reason: string;
  summary: string;
  /** Families that said they were there, and what they answered afterwards. */
  there: number;
  answers: Answers;
  /** When the clock has something to do with it; `never` for a draft. */
  nextAt: number;
  at: number;
  version: number;
};

const base = collection<ActivityRow>('activities');
export const listKeyOf = ({ _id, endsAt }: Pick<ActivityRow, '_id' | 'endsAt'>): string =>
  `${String(endsAt).padStart(13, '0')}-${_id}`;
export const activities = {
  ...base,
  /** On one shelf of one unit, those that end first on top, from after a key. Index `scopeId, shelf, listKey`. */
  ahead: (scopeId: string, shelf: ActivityRow['shelf'], after: string, most: number) =>
    base.find({ scopeId, shelf, listKey: is.above(after) }, (query) =>
      query.orderBy('listKey', 'asc').limit(most),
    ),
  /** Those that ended last on top, from before a key. */
  past: (scopeId: string, shelf: ActivityRow['shelf'], before: string, most: number) =>
    base.find({ scopeId, shelf, listKey: is.before(before) }, (query) =>
      query.orderBy('listKey', 'desc').limit(most),
    ),
  /** Everything that families saw and that ended in a time, some hundreds at most. Index `scopeId, shelf, listKey`. */
  endedBetween: (scopeId: string, from: number, until: number) =>
    base.find(
      is.all([
        { scopeId, shelf: 'shown' },
        { listKey: is.above(String(from).padStart(13, '0')) },
        { listKey: is.before(String(until).padStart(13, '0')) },
      ]),
      (query) => query.orderBy('listKey', 'asc'),
    ),
  /** Those with which the clock has something to do. Index `nextAt`. */
  due: (now: number, most: number) =>
    base.find({ nextAt: is.upTo(now) }, (query) => query.orderBy('nextAt', 'asc').limit(most)),
};
