import type { Input, Output } from '../../../core/contract';
import { nightWord } from '../../../core/domain/chapter/night-file';
import { pseudonym } from '../../_kernel/audit';
import { checkBook } from '../../_kernel/book-check';
import type { Member } from '../../_kernel/caller';
import { newestNightFile } from '../../_kernel/night-files';
import { anchors } from '../../_store/anchors';
import { chapters } from '../../_store/chapters';
import { handPages } from '../../_store/hand-pages';
import { shelfOf } from '../load';

/**
 * Computes everything again: links, ciphertext, wrapped keys, openings, head and anchors, and the head that the last night carried out of
 * the database. No text is decrypted.
 */
export async function verify(
  member: Member,
  _: Input<'timebook.verify'>,
): Promise<Output<'timebook.verify'>> {
  const { personId, now } = member;
  const [shelf, anchored, night] = await Promise.all([
    shelfOf(member),
    anchors.ofBook(personId),
    newestNightFile(now),
  ]);
  const [rows, pages] = await Promise.all([chapters.allOf(shelf.book._id), handPages.ofBook(shelf.book._id)]);
  const outside = night?.file?.heads.get(pseudonym('subject', personId));
  const report = checkBook(rows, { ...shelf, anchors: anchored, outside, pages }, now, rows);
  if (!night) return report;
  // A file that was changed vouches for nothing, and that somebody changed it is to be said.
  return {
    ...report,
    ok: report.ok && night.file !== null,
    night: { day: night.day, word: nightWord(night.body) },
  };
}
