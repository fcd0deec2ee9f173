import { randomBytes } from 'node:crypto';
import {
  type ChapterContent,
  packContent,
  saltedDigest,
  unpackContent,
} from '../../core/domain/chapter/content';
import { type ChapterHead, chapters } from '../_store/chapters';
import { boxDigest, decrypt, encrypt } from './box';
import { places } from './places';

/** A chapter's box with the two digests that the chain covers. */
export function boxChapter(content: Omit<ChapterContent, 'salt'>, bookId: string, number: number) {
  const salted = { ...content, salt: randomBytes(32).toString('base64') };
  const box = encrypt(packContent(salted), places.chapter(bookId, number));
  return { box, saltedDigest: saltedDigest(salted), ciphertextDigest: boxDigest(box) };
}

/**
 * Reads a chapter and checks it against its link of the chain.
 * @throws Error when box, digest or key do not fit: somebody changed it in the store
 */
export async function unboxChapter(head: ChapterHead): Promise<ChapterContent> {
  const row = await chapters.get(head._id);
  if (!row?.box || boxDigest(row.box) !== head.ciphertextDigest) throw new Error('chapter was changed');
  const content = unpackContent(decrypt(row.box, places.chapter(head.bookId, head.number)));
  if (saltedDigest(content) !== head.saltedDigest) throw new Error('chapter was changed');
  return content;
}
