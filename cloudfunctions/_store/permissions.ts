import type { Told } from '../../core/domain/reminder/reconcile';
import { collection } from './collection';
import { is, plus } from './database';

/**
 * Unspent permissions by our own count (`_id` is `<personId>:<templateId>`); the platform tells nobody its own. For a long-term
 * template 1 means that it stands.
 */
export type PermissionRow = {
  _id: string;
  personId: string;
  templateId: string;
  count: number;
  at: number;
  /** When a message last went out on it. */
  sentAt?: number;
  /** Acceptances that one side alone has told of so far. */
  unmatched?: Told[];
};
const base = collection<PermissionRow>('permissions');
export const permissions = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** Each of them sent one message. */
  spend: (ids: readonly string[], now: number) =>
    base.patchWhere({ _id: is.in(ids), count: is.above(0) }, { count: plus(-1), sentAt: now }),
  /** Each of them sent one message and stands: a long-term template. */
  used: (ids: readonly string[], now: number) => base.patchWhere({ _id: is.in(ids) }, { sentAt: now }),
  /** All of a person's. Index `personId`. */
  ofPerson: (personId: string) => base.find({ personId }),
  /** The platform said that nothing is left. */
  clear: (ids: readonly string[]) => base.patchWhere({ _id: is.in(ids) }, { count: 0 }),
};
export const permissionId = (personId: string, templateId: string) => `${personId}:${templateId}`;
