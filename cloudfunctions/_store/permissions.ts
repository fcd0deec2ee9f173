import { collection } from './collection';
import { is, plus } from './database';

/** Unspent permissions by our own count (`_id` is `<personId>:<templateId>`); the platform tells nobody its own. */
export type PermissionRow = { _id: string; personId: string; templateId: string; count: number; at: number };
const base = collection<PermissionRow>('permissions');
export const permissions = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** Each of them sent one message. */
  spend: (ids: readonly string[]) =>
    base.patchWhere({ _id: is.in(ids), count: is.above(0) }, { count: plus(-1) }),
  /** The platform said that nothing is left. */
  clear: (ids: readonly string[]) => base.patchWhere({ _id: is.in(ids) }, { count: 0 }),
};
export const permissionId = (personId: string, templateId: string) => `${personId}:${templateId}`;
