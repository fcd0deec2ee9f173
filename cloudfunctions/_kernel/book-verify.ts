import type { ChainReport } from '../../core/contract/timebook';
import { anchors } from '../_store/anchors';
import { books } from '../_store/books';
import { chapters } from '../_store/chapters';
import { nodes } from '../_store/nodes';
import { pseudonym } from './audit';
import { checkBook } from './book-check';
import type { FoundNight } from './night-files';

const rounds = 3;

/**
 * Reads everything that belongs to a book and computes it again: links, ciphertext, wrapped keys, openings, head and anchors, and the head
 * that the last night carried out of the database. No text is decrypted. A book that grows meanwhile is read again.
 * @returns null when there is no such book and no night knows of one
 */
export async function verifyBook(
  bookId: string,
  night: FoundNight | null,
  now: number,
): Promise<ChainReport | null> {
  const outside = night?.file?.heads.get(pseudonym('subject', bookId));
  for (let round = 1; ; round += 1) {
    const book = await books.get(bookId);
    if (!book) return outside ? { ok: false, count: 0, checkedAt: now, firstBad: 1 } : null;
    const [own, anchored, rows] = await Promise.all([
      nodes.ofBook(bookId),
      anchors.ofBook(bookId),
      chapters.allOf(bookId),
    ]);
    const report = checkBook(rows, { book, nodes: own, anchors: anchored, outside }, now, rows);
    if (report.ok || round === rounds) return report;
    if ((await books.get(bookId))?.version === book.version) return report;
  }
}
