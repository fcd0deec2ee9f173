import { pagesOfChapter, pictureOf } from '../../_kernel/hand-pages';
import { chapters } from '../../_store/chapters';
import { handPages } from '../../_store/hand-pages';

/** Pictures of handwritten pages by the number of their chapter, in order. */
export type BookPhotos = ReadonlyMap<number, readonly Buffer[]>;

/** The photos of every chapter that lies open, checked against its link before one is shown. */
export async function photosOf(personId: string): Promise<BookPhotos> {
  const [chain, rows] = await Promise.all([chapters.headsOf(personId), handPages.ofBook(personId)]);
  const found = new Map<number, Buffer[]>();
  for (const chapter of chain) {
    if (chapter.openedAt === null || chapter.erasedAt !== undefined) continue;
    const pictures = await Promise.all(pagesOfChapter(rows, chapter).map(pictureOf));
    if (pictures.length > 0) found.set(chapter.number, pictures);
  }
  return found;
}
