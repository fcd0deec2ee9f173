import { nightWord } from '../../core/domain/chapter/night-file';
import { type Verified, verifyBook } from '../_kernel/book-verify';
import { newestNightFile } from '../_kernel/night-files';

/** A book checked whole, and the word of the night that vouches for it. No text is decrypted. Null when there is no such book. */
export async function checked(bookId: string, now: number): Promise<Verified | null> {
  const night = await newestNightFile(now);
  const found = await verifyBook(bookId, night, now);
  if (!found || !night) return found;
  // A file that was changed vouches for nothing, and that somebody changed it is to be said.
  const ok = found.report.ok && night.file !== null;
  const report = { ...found.report, ok, night: { day: night.day, word: nightWord(night.body) } };
  return { ...found, report };
}
