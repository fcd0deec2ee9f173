import type { ColumnKey, Problem } from '../../core/domain/intake/columns';
import { collection } from './collection';
import { is } from './database';
import type { Scope } from './scope';

/**
 * A roster file that was read: `preview` → `running` → `done` → `undoing` → `undone`. Its rows lie in `importRows`, a batch each, and are written, or
 * undone, one batch at a time, so that it goes on where it stood.
 */
export type ImportRow = {
  _id: string;
  byPersonId: string;
  /** Nodes of the tree that its rows are for, with those above. */
  paths: string[];
  fileName: string;
  at: number;
  state: 'preview' | 'running' | 'done' | 'undoing' | 'undone';
  fresh: number;
  changed: number;
  same: number;
  wrong: number;
  /** The first rows with problems, for showing. */
  problems: { line: number; name: string; problems: Problem[] }[];
  /** The first that it would make or change; empty once it is written. */
  sample: { line: number; name: string; kind: 'fresh' | 'changed'; columns: ColumnKey[] }[];
  batches: number;
  /** Batches that are written; goes down while it is undone. */
  written: number;
  /** People whom undoing left as they are, because something happened to them since. */
  kept: number;
  /** Until then it can be confirmed, or undone; then only this row is left, and later nothing. */
  expiresAt: number;
};
const base = collection<ImportRow>('imports');
export const imports = {
  ...base,
  /** Those whose time is over. Index `expiresAt`. */
  expired: (now: number, most: number) =>
    base.find({ expiresAt: is.upTo(now) }, (query) => query.orderBy('expiresAt', 'asc').limit(most)),
  /** Those of a scope, the newest first. Index `paths, at`. */
  within: (scope: Scope, most: number) =>
    base.find({ paths: is.oneOf(scope.unitIds) }, (query) => query.orderBy('at', 'desc').limit(most)),
};
