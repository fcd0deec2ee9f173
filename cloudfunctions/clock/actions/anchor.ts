import { nextAnchorAt } from '../../../core/domain/chapter/anchoring';
import { anchorSeal, headSealed } from '../../_kernel/head-seal';
import { log } from '../../_kernel/log';
import { anchors } from '../../_store/anchors';
import { type BookRow, books } from '../../_store/books';
import { pageSize } from '../claiming';

/**
 * Writes the night's anchor of every book whose chain has grown. A book that changes in between stays due; two clocks make the
 * same rows under the same keys, and the second finds them.
 */
export async function anchorHeads(hasTime: () => boolean): Promise<number> {
  let done = 0;
  while (hasTime()) {
    const now = Date.now();
    const page = await books.dueForAnchor(now, pageSize);
    if (page.length === 0) break;
    const [sound, broken] = [page.filter(headHolds), page.filter((book) => !headHolds(book))];
    await anchorPage(sound, now);
    done += sound.length;
    if (broken.length > 0) await postpone(broken, now);
  }
  return done;
}

async function anchorPage(page: readonly BookRow[], now: number): Promise<void> {
  if (page.length === 0) return;
  const rows = page.map(({ _id: bookId, recordCount, headHash }) => {
    const anchor = { bookId, recordCount, headHash, at: now };
    return { _id: `${bookId}:${recordCount}`, ...anchor, mac: anchorSeal(anchor) };
  });
  const held = new Set((await anchors.byIds(rows.map((row) => row._id))).map((row) => row._id));
  await anchors.addAll(rows.filter((row) => !held.has(row._id)));
  await books.anchorLater(
    page.map((book) => book._id),
    now,
  );
}

/** A head that its seal does not vouch for is not anchored: that would bless it. Looked at again the next night. */
async function postpone(broken: readonly BookRow[], now: number): Promise<void> {
  log('error', 'heads do not hold', { route: 'clock', books: broken.length });
  const ids = broken.map((book) => book._id);
  await books.anchorLater(ids, now, nextAnchorAt(now));
}

function headHolds(book: BookRow): boolean {
  return headSealed(book) !== null;
}
