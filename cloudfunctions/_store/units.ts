import { collection } from './collection';
import { is } from './database';
import type { Scope } from './scope';

/** A node of the tree `district → unit → section`; `path` holds its ancestors and itself, the district first. */
export type UnitRow = {
  _id: string;
  kind: 'district' | 'unit' | 'section';
  name: string;
  parentId: string | null;
  path: string[];
  /** Organisational order among its siblings. */
  order: number;
  closedAt: number | null;
  version: number;
};
const base = collection<UnitRow>('units');
export const units = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** Everything inside a scope, whatever its number. Index `path, _id`. */
  within: (scope: Scope) => base.findAll({ path: is.oneOf(scope.unitIds) }),
  /** Everything at or below one node. Index `path, _id`. */
  under: (id: string) => base.findAll({ path: id }),
  /** Nodes right below one. Index `parentId, order`. */
  below: (parentId: string) => base.find({ parentId }, (query) => query.orderBy('order', 'asc')),
};
