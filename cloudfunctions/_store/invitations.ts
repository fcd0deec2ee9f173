import { collection } from './collection';

/** `_id` is a keyed hash of the code: who reads the store cannot use it. */
export type InvitationRow = {
  _id: string;
  personId: string;
  expiresAt: number;
  usedAt: number | null;
  usedBy: string | null;
};
export const invitations = collection<InvitationRow>('invitations');
