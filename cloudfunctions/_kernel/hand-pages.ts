import { pagesDigest } from '../../core/domain/chapter/pages-digest';
import type { ChapterHead } from '../_store/chapters';
import { files } from '../_store/files';
import { type HandPageRow, handPagePath, handPages, uploadPath } from '../_store/hand-pages';
import { Fault } from './fault';
import { decryptFile, fileDigest } from './file-box';
import { storageRoot } from './night-files';
import { places } from './places';

/** What makes a photo unreadable at once; its files go with the clock's next turn, the row after them. */
export const going = (now: number) => ({ state: 'going', box: null, dueAt: now }) as const;

/**
 * The photos of a chapter, in order.
 * @throws Error when they are not those that the chapter was sealed with: somebody changed them in the store
 */
export function pagesOfChapter(
  rows: readonly HandPageRow[],
  chapter: Pick<ChapterHead, 'number' | 'pagesDigest'>,
): HandPageRow[] {
  const own = rows.filter((row) => row.chapterNumber === chapter.number && row.state === 'kept');
  const digest = own.length > 0 ? pagesDigest(own.map((row) => row.digest)) : undefined;
  if (digest !== (chapter.pagesDigest ?? undefined)) throw new Error('pages of a chapter were changed');
  return own;
}

/** Where files of this environment lie. */
export async function mustFindStorage(): Promise<string> {
  const root = await storageRoot();
  if (root === null) throw new Fault('UNAVAILABLE', 'busy');
  return root;
}

/**
 * The picture of a photo that is kept.
 * @throws Error when the file is gone or was changed
 */
export async function pictureOf(row: HandPageRow): Promise<Buffer> {
  const file = await files.bytes(`${await mustFindStorage()}/${handPagePath(row._id)}`);
  if (!row.box || fileDigest(file) !== row.digest) throw new Error('a photo was changed');
  return decryptFile(file, row.box, places.handPage(row._id));
}

/** Takes a photo away whose key is destroyed, or that never came: both files, then the row that says where they lie. */
export async function removeHandPage({ _id }: HandPageRow, root: string): Promise<void> {
  await files.remove([`${root}/${uploadPath(_id)}`, `${root}/${handPagePath(_id)}`]);
  await handPages.remove(_id);
}
