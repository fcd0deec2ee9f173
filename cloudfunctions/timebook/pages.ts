import { pagesDigest } from '../../core/domain/chapter/pages-digest';
import { Fault } from '../_kernel/fault';
import { type HandPageRow, handPages } from '../_store/hand-pages';

/** Photos that lie with a draft, in order. A chapter's own were sealed with it. */
export function pagesOfDraft(rows: readonly HandPageRow[], draftKey: string): HandPageRow[] {
  return rows.filter(
    (row) => row.draftKey === draftKey && row.state === 'kept' && row.chapterNumber === null,
  );
}

/** What the link of a chapter says of its photos: nothing when it has none. */
export function pagesLink(pages: readonly HandPageRow[]): { pagesDigest?: string } {
  return pages.length > 0 ? { pagesDigest: pagesDigest(pages.map((page) => page.digest)) } : {};
}

/** A photo of the caller's own book. Somebody else's, one that is going and none are the same answer. */
export async function pageOf(bookId: string, pageId: string): Promise<HandPageRow> {
  const row = await handPages.get(pageId);
  if (!row || row.bookId !== bookId || row.state === 'going')
    throw new Fault('NOT_FOUND', undefined, 'pageId');
  return row;
}
