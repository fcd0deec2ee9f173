import type { ChainReport } from '../../core/contract/timebook';
import { nightWord } from '../../core/domain/chapter/night-file';
import { pseudonym } from '../_kernel/audit';
import { checkBook } from '../_kernel/book-check';
import { newestNightFile } from '../_kernel/night-files';
import { anchors } from '../_store/anchors';
import { type BookRow, books } from '../_store/books';
import { type ChapterRow, chapters } from '../_store/chapters';
import { nodes } from '../_store/nodes';

/**
 * Computes everything of a book again: links, ciphertext, wrapped keys, openings, head and anchors, and the head that the last night carried
 * out of the database. No text is decrypted. Null when there is no such book.
 */
export async function checked(
  bookId: string,
  now: number,
): Promise<{ book: BookRow; rows: ChapterRow[]; report: ChainReport } | null> {
  // The book row comes first, as in `shelfOf`: what is read after it is at least as new.
  const book = await books.get(bookId);
  if (!book) return null;
  const [own, rows, anchored, night] = await Promise.all([
    nodes.ofBook(bookId),
    chapters.allOf(bookId),
    anchors.ofBook(bookId),
    newestNightFile(now),
  ]);
  const outside = night?.file?.heads.get(pseudonym('subject', bookId));
  const report = checkBook(rows, { book, nodes: own, anchors: anchored, outside }, now, rows);
  if (!night) return { book, rows, report };
  // A file that was changed vouches for nothing, and that somebody changed it is to be said.
  const ok = report.ok && night.file !== null;
  return { book, rows, report: { ...report, ok, night: { day: night.day, word: nightWord(night.body) } } };
}
