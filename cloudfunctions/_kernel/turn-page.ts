import { type BookRow, books } from '../_store/books';
import type { Transaction } from '../_store/database';
import { Stale } from './fault';

/** Inside a transaction: moves the book on from the version that was read, or lets the decision be made again. */
export async function turnPage(
  book: BookRow,
  fields: Partial<Omit<BookRow, '_id' | 'version'>>,
  transaction: Transaction,
): Promise<void> {
  const current = await books.get(book._id, transaction);
  if (current?.version !== book.version) throw new Stale('book');
  await books.patch(book._id, { ...fields, version: book.version + 1 }, transaction);
}
