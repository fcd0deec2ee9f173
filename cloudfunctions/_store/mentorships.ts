import { collection } from './collection';
import { is } from './database';

/** Who accompanies a cadre; at most one without `until` per cadre. */
export type MentorshipRow = {
  _id: string;
  cadreId: string;
  mentorId: string;
  /** The cadre's unit when the pair began. */
  unitId: string;
  from: number;
  until: number | null;
  /** What whoever assigned the mentor wants them to know: for the mentor and HR. */
  note: string;
  /** When the two last had to do with each other, as far as the program knows; absent while they never had. */
  contactAt?: number;
};
const base = collection<MentorshipRow>('mentorships');
export const mentorships = {
  ...base,
  byIds: async (ids: readonly string[]) => (ids.length > 0 ? base.find({ _id: is.in(ids) }) : []),
  /** Everybody whom somebody accompanies or accompanied. Index `mentorId`. */
  ofMentor: (mentorId: string) => base.find({ mentorId }),
  /** The same for several mentors at once. Index `mentorId`. */
  ofMentors: (mentorIds: readonly string[]) => base.find({ mentorId: is.in(mentorIds) }),
  /** A cadre's mentors, now and before. Index `cadreId`. */
  ofCadre: (cadreId: string) => base.find({ cadreId }),
  /** The pairs of several cadres that go on. Index `cadreId`. */
  runningOf: (cadreIds: readonly string[]) => base.find({ cadreId: is.in(cadreIds), until: null }),
};
