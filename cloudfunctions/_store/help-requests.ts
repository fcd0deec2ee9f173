import type { Box } from './chapters';
import { collection } from './collection';

/** Help that a cadre asked of the mentor; what was said is in the box. `_id` is `<cadreId>:<requestId>`. */
export type HelpRow = {
  _id: string;
  cadreId: string;
  mentorId: string;
  nodeId: string;
  at: number;
  answeredAt: number | null;
  withdrawnAt: number | null;
  box: Box;
};
const base = collection<HelpRow>('helpRequests');
export const helpRequests = {
  ...base,
  /** Index `cadreId`. */
  ofCadre: (cadreId: string) => base.find({ cadreId }),
  /** Index `mentorId`. */
  ofMentor: (mentorId: string) => base.find({ mentorId }),
};
