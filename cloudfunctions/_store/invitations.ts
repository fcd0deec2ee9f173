import { collection } from './collection';
import { is } from './database';
import type { Scope } from './scope';

/** `_id` is a keyed hash of the code: who reads the store cannot use it. The code itself is kept nowhere. */
export type InvitationRow = {
  _id: string;
  personId: string;
  expiresAt: number;
  usedAt: number | null;
  usedBy: string | null;
  /** Where the person stood when it was issued, for whoever may see it; not there in one that a number of the roster opened. */
  unitPath?: string[];
  issuedAt?: number;
  revokedAt?: number | null;
};
const base = collection<InvitationRow>('invitations');
export const invitations = {
  ...base,
  /** Index `personId`. */
  ofPeople: (personIds: readonly string[]) => base.find({ personId: is.in(personIds) }),
  /** The newest for people of a scope. Index `unitPath, issuedAt`. */
  within: (scope: Scope, most: number) =>
    base.find({ unitPath: is.oneOf(scope.unitIds) }, (query) =>
      query.orderBy('issuedAt', 'desc').limit(most),
    ),
};
