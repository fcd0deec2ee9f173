import type { Input, Output } from '../../../core/contract';
import { checkBook } from '../../_kernel/book-check';
import type { Member } from '../../_kernel/caller';
import { anchors } from '../../_store/anchors';
import { chapters } from '../../_store/chapters';
import { shelfOf } from '../load';

/** Computes everything again: links, ciphertext, wrapped keys, openings, head and anchors. No text is decrypted. */
export async function verify(
  member: Member,
  _: Input<'timebook.verify'>,
): Promise<Output<'timebook.verify'>> {
  const [shelf, anchored] = await Promise.all([shelfOf(member), anchors.ofBook(member.personId)]);
  const rows = await chapters.allOf(shelf.book._id);
  return checkBook(rows, { ...shelf, anchors: anchored }, member.now, rows);
}
