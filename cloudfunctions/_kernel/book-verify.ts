import type { ChainReport } from '../../core/contract/timebook';
import { anchors } from '../_store/anchors';
import { type BookRow, books } from '../_store/books';
import { type ChapterRow, chapters } from '../_store/chapters';
import { handPages } from '../_store/hand-pages';
import { nodes } from '../_store/nodes';
import { pseudonym } from './audit';
import { checkBook } from './book-check';
import type { FoundNight } from './night-files';

const rounds = 3;

/** A book as it was found, and what its check says; without a row when the night alone knows of one. */
export type Verified = { report: ChainReport; book: BookRow | null; rows: ChapterRow[] };

/**
 * Reads everything that belongs to a book and computes it again: links, ciphertext, wrapped keys, openings, head and anchors, and the head
 * that the last night carried out of the database. No text is decrypted. A book that grows meanwhile is read again.
 * @returns null when there is no such book and no night knows of one
 */
export async function verifyBook(
  bookId: string,
  night: FoundNight | null,
  now: number,
): Promise<Verified | null> {
  const outside = night?.file?.heads.get(pseudonym('subject', bookId));
  for (let round = 1; ; round += 1) {
    const book = await books.get(bookId);
    if (!book) {
      const report = { ok: false, count: 0, checkedAt: now, firstBad: 1 };
      return outside ? { report, book, rows: [] } : null;
    }
    const [own, anchored, pages, rows] = await Promise.all([
      nodes.ofBook(bookId),
      anchors.ofBook(bookId),
      handPages.ofBook(bookId),
      chapters.allOf(bookId),
    ]);
    const report = checkBook(rows, { book, nodes: own, anchors: anchored, outside, pages }, now, rows);
    if (report.ok || round === rounds) return { report, book, rows };
    if ((await books.get(bookId))?.version === book.version) return { report, book, rows };
  }
}
