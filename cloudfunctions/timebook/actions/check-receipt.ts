import type { Input, Output } from '../../../core/contract';
import { verdictOf } from '../../../core/domain/chapter/receipt';
import type { Member } from '../../_kernel/caller';
import { chapters } from '../../_store/chapters';
import { checked } from '../checking';

/**
 * Checks the book that a receipt came from. The fingerprint is half a hash that nobody guesses: who has it was shown the receipt, and learns
 * nothing that does not stand on it, except whether it holds. No text is decrypted.
 */
export async function checkReceipt(
  { personId, now }: Member,
  { fingerprint, chapterNumber }: Input<'timebook.checkReceipt'>,
): Promise<Output<'timebook.checkReceipt'>> {
  const sealed = (await chapters.withFingerprint(fingerprint)).filter((row) => row.kind === 'sealed');
  const row = sealed.find((one) => chapterNumber === undefined || one.number === chapterNumber);
  const from = await checked(row?.bookId ?? personId, now);
  if (row && from) {
    const { number, sealedAt, bookId } = row;
    const recalled = from.rows.some((one) => one.kind === 'recalled' && one.number === number);
    const facts = { number, recalled, erased: row.erasedAt !== undefined };
    // Two records of one fingerprint: somebody copied one, and neither is vouched for.
    const verdict = sealed.length > 1 ? 'broken' : verdictOf(facts, from.report);
    return { verdict, checkedAt: now, record: { number, sealedAt, own: bookId === personId } };
  }
  // It may be of the caller's own book, and its record is the one that was changed or taken away.
  const own = from && chapterNumber !== undefined && chapterNumber <= (from.book?.lastNumber ?? 0);
  const facts = { number: chapterNumber ?? 0, recalled: false, erased: false };
  const broken = own && verdictOf(facts, from.report) === 'broken';
  return { verdict: broken ? 'broken' : 'unknown', checkedAt: now };
}
