import { collection } from './collection';

/** A mentor's word (寄语) for the next opening; `nodeId` and `seenAt` are set by the opening at which it appears. */
export type MentorMessageRow = {
  _id: string;
  cadreId: string;
  mentorId: string;
  text: string;
  writtenAt: number;
  nodeId: string | null;
  seenAt: number | null;
};
const base = collection<MentorMessageRow>('mentorMessages');
export const mentorMessages = {
  ...base,
  /** Index `cadreId`. */
  ofCadre: (cadreId: string) => base.find({ cadreId }),
};
