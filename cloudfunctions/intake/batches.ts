import type { ImportBatchRow } from '../_store/import-rows';
import { batchId } from '../_store/import-rows';
import type { Reading } from './reading';

/** Most people that one step makes, and that it changes: one transaction each, far below what the platform allows. */
const size = { fresh: 50, changed: 20 };

/** What was read, in batches that are written one by one. */
export function batchesOf(importId: string, { fresh, changed }: Reading): ImportBatchRow[] {
  const count = Math.max(Math.ceil(fresh.length / size.fresh), Math.ceil(changed.length / size.changed));
  return Array.from({ length: count }, (_, at) => ({
    ...{ _id: batchId(importId, at), importId },
    fresh: fresh.slice(at * size.fresh, (at + 1) * size.fresh),
    changed: changed.slice(at * size.changed, (at + 1) * size.changed),
  }));
}
