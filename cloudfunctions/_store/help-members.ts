import { collection } from './collection';

/** That a person came into a unit's space from a WeChat group (`_id` is `<person>:<unit>`). What is left, or let go, leaves no row. */
export type HelpMemberRow = { _id: string; personId: string; unitId: string; groupId: string; at: number };
const base = collection<HelpMemberRow>('helpMembers');
export const memberId = (personId: string, unitId: string): string => `${personId}:${unitId}`;
export const helpMembers = {
  ...base,
  /** Index `personId`. */
  ofPerson: (personId: string) => base.find({ personId }, (query) => query.limit(50)),
  /** Index `groupId`. */
  removeOfGroup: (groupId: string) => base.removeWhere({ groupId }),
};
