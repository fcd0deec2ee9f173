import type { NodeFacts } from '../../core/domain/node/identity';
import { collection } from './collection';
import { is } from './database';

const base = collection<NodeFacts>('nodes');
export const nodes = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** All nodes of a book, oldest first. Index `bookId, dueAt`. */
  ofBook: (bookId: string) => base.find({ bookId }, (query) => query.orderBy('dueAt', 'asc')),
};
