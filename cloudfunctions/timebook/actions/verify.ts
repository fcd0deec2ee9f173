import type { Input, Output } from '../../../core/contract';
import { nightWord } from '../../../core/domain/chapter/night-file';
import { verifyBook } from '../../_kernel/book-verify';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { newestNightFile } from '../../_kernel/night-files';

/** Whether the caller's own book holds, and the word of the night that vouches for it. No text is decrypted. */
export async function verify(
  member: Member,
  _: Input<'timebook.verify'>,
): Promise<Output<'timebook.verify'>> {
  const { personId, now } = member;
  const night = await newestNightFile(now);
  const report = await verifyBook(personId, night, now);
  if (!report) throw new Fault('NOT_FOUND', 'no-book');
  if (!night) return report;
  // A file that was changed vouches for nothing, and that somebody changed it is to be said.
  return {
    ...report,
    ok: report.ok && night.file !== null,
    night: { day: night.day, word: nightWord(night.body) },
  };
}
