import type { NodeFacts } from '../../core/domain/node/identity';
import { collection, inSlices, mostRows } from './collection';
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
  /** Every node of these books that has come, withdrawn ones too, as many reads as it takes. Index `bookId, dueAt`. */
  async came(bookIds: readonly string[], now: number): Promise<NodeFacts[]> {
    const found: NodeFacts[] = [];
    for (let left = [...bookIds].sort(); left.length > 0; ) {
      const asked = left.slice(0, 300);
      const where = { bookId: is.in(asked), dueAt: is.upTo(now) };
      const page = await base.find(where, (query) => query.orderBy('bookId', 'asc').orderBy('dueAt', 'asc'));
      // A full page may end in the middle of a book: that one is read again. No book has a thousand nodes.
      const cut = page.length < mostRows ? undefined : page.at(-1)?.bookId;
      found.push(...page.filter((node) => node.bookId !== cut));
      left = cut === undefined ? left.slice(asked.length) : left.slice(left.indexOf(cut));
    }
    return found;
  },
  /** Nodes of the same books that come at the same instants, withdrawn ones left out. Index `bookId, dueAt`. */
  async onDays(wanted: readonly NodeFacts[]): Promise<NodeFacts[]> {
    if (wanted.length === 0) return [];
    const bookId = is.in([...new Set(wanted.map((node) => node.bookId))]);
    const dueAt = is.in([...new Set(wanted.map((node) => node.dueAt))]);
    return (await base.find({ bookId, dueAt })).filter((node) => node.withdrawnAt == null);
  },
};
