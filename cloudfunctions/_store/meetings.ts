import type { MeetingWay } from '../../core/domain/mentoring/contact';
import { collection } from './collection';

/** That a mentor and a cadre met: day and way, never what was said. `_id` is made by the act. */
export type MeetingRow = {
  _id: string;
  cadreId: string;
  mentorId: string;
  day: string;
  way: MeetingWay;
  notedBy: 'cadre' | 'mentor';
  at: number;
};
const base = collection<MeetingRow>('meetings');
export const meetings = {
  ...base,
  /** Newest first. Index `cadreId, day`. */
  ofCadre: (cadreId: string, most: number) =>
    base.find({ cadreId }, (query) => query.orderBy('day', 'desc').limit(most)),
};
