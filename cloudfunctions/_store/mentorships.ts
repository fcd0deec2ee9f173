import { collection } from './collection';

/** Who accompanies a cadre; at most one without `until` per cadre. */
export type MentorshipRow = {
  _id: string;
  cadreId: string;
  mentorId: string;
  unitId: string;
  from: number;
  until: number | null;
  note: string;
};
const base = collection<MentorshipRow>('mentorships');
export const mentorships = {
  ...base,
  /** Everybody whom somebody accompanies or accompanied. Index `mentorId`. */
  ofMentor: (mentorId: string) => base.find({ mentorId }),
  /** A cadre's mentors, now and before. Index `cadreId`. */
  ofCadre: (cadreId: string) => base.find({ cadreId }),
};
