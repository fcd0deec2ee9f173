import { collection } from './collection';
import { is } from './database';

/** What was searched in vain in a unit's knowledge base, and how often; by whom is not kept. `_id` is a keyed hash of unit and text. */
export type KnowledgeMissRow = { _id: string; unitId: string; text: string; count: number; at: number };
const base = collection<KnowledgeMissRow>('knowledgeMisses');
export const knowledgeMisses = {
  ...base,
  /** The latest first. Index `unitId, at`. */
  ofUnit: (unitId: string, most: number) =>
    base.find({ unitId }, (query) => query.orderBy('at', 'desc').limit(most)),
  /** Index `at`. */
  removeBefore: (at: number) => base.removeWhere({ at: is.before(at) }),
};
