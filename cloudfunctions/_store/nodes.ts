import type { NodeFacts } from '../../core/domain/node/identity';
import { collection, inSlices } from './collection';
import { is } from './database';

const base = collection<NodeFacts>('nodes');
const everOfBook = (bookId: string) => base.find({ bookId }, (query) => query.orderBy('dueAt', 'asc'));
export const nodes = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** All nodes that a book ever had, oldest first, the withdrawn ones too. Index `bookId, dueAt`. */
  everOfBook,
  /** The nodes of a book, oldest first. */
  ofBook: async (bookId: string) => (await everOfBook(bookId)).filter((node) => node.withdrawnAt == null),
  /** The nodes of several books that come between two instants, withdrawn ones left out. Index `bookId, dueAt`. */
  async ofBooks(bookIds: readonly string[], from: number, to: number): Promise<NodeFacts[]> {
    const dueAt = is.all([is.from(from), is.before(to)] as never);
    const read = (slice: readonly string[]) => base.findAll({ bookId: is.in(slice), dueAt });
    return (await inSlices(bookIds, read)).filter((node) => node.withdrawnAt == null);
  },
  /** Nodes of the same books that come at the same instants, withdrawn ones left out. Index `bookId, dueAt`. */
  async onDays(wanted: readonly NodeFacts[]): Promise<NodeFacts[]> {
    if (wanted.length === 0) return [];
    const bookId = is.in([...new Set(wanted.map((node) => node.bookId))]);
    const dueAt = is.in([...new Set(wanted.map((node) => node.dueAt))]);
    return (await base.find({ bookId, dueAt })).filter((node) => node.withdrawnAt == null);
  },
};
