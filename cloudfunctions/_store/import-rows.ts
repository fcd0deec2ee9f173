import type { Changed, Placed } from '../../core/domain/intake/matching';
import { collection } from './collection';

/** Some rows of a file; `_id` is `<import>:<number>`. What was written keeps ids and former values alone, no names. */
export type ImportBatchRow = {
  _id: string;
  importId: string;
  fresh: { id: string; unitPath: string[]; placed: Placed | null }[];
  changed: { personId: string; to: Changed; from: Changed }[];
};
export const importRows = collection<ImportBatchRow>('importRows');
/** Natural key of a batch. */
export const batchId = (importId: string, number: number) => `${importId}:${String(number).padStart(4, '0')}`;
