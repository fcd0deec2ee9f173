import type { Box } from './chapters';
import { collection } from './collection';
import { is } from './database';

/** A mentor's word (寄语) for the next opening, in a box; `nodeId` and `seenAt` are set by the opening at which it appears. */
export type MentorMessageRow = {
  _id: string;
  cadreId: string;
  mentorId: string;
  box: Box;
  writtenAt: number;
  nodeId: string | null;
  seenAt: number | null;
};
const base = collection<MentorMessageRow>('mentorMessages');
export const mentorMessages = {
  ...base,
  /** Index `cadreId`. */
  ofCadre: (cadreId: string) => base.find({ cadreId }),
  /** The same for several. Index `cadreId`. */
  ofCadres: (cadreIds: readonly string[]) => base.find({ cadreId: is.in(cadreIds) }),
};
