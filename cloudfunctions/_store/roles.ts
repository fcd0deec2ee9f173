import type { RoleScope, RoleWord } from '../../core/domain/authority/roles';
import { collection } from './collection';
import { is } from './database';
import type { Scope } from './scope';

/** A duty of a person, for a scope and a period. Ended grants stay: who held what when is history. */
export type RoleRow = {
  _id: string;
  personId: string;
  role: RoleWord;
  scope: RoleScope;
  /** Every node above and in the scope, so that whoever sees a node sees who has a duty for it. */
  paths: string[];
  from: number;
  /** When it ends or ended; null while nobody set an end. */
  until: number | null;
  /** Person ids; null for the first administrator. */
  grantedBy: string | null;
  endedBy: string | null;
};
const base = collection<RoleRow>('roles');
export const roles = {
  ...base,
  /** All grants of a person, ended ones too. Index `personId`. */
  ofPerson: (personId: string) => base.find({ personId }),
  /** All grants of a role, ended ones too. Index `role`. */
  ofRole: (role: RoleWord) => base.findAll({ role }),
  /** Grants of some roles for what a node of the tree is in, ended ones too. Index `paths, _id`. */
  heldFor: (words: readonly RoleWord[], nodeId: string) =>
    base.findAll({ paths: nodeId, role: is.in(words) }),
  /** Grants for what lies in a scope, ended ones too. Index `paths, _id`. */
  within: (scope: Scope) => base.findAll({ paths: is.oneOf(scope.unitIds) }),
};
