import { randomBytes } from 'node:crypto';
import type { PromiseMark } from '../../core/contract/timebook';
import {
  type ChapterContent,
  packContent,
  saltedDigest,
  unpackContent,
} from '../../core/domain/chapter/content';
import { boxDigest, decrypt, encrypt } from '../_kernel/box';
import { places } from '../_kernel/places';
import { type Box, type ChapterHead, chapters } from '../_store/chapters';

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

export type DraftContent = { text: string; promises: string[] };

export function boxDraft(content: DraftContent, nodeId: string, revision: number): Box {
  const { text, promises } = content;
  return encrypt(JSON.stringify({ text, promises }), places.draft(nodeId, revision));
}
export function unboxDraft(box: Box, nodeId: string, revision: number): DraftContent {
  return JSON.parse(decrypt(box, places.draft(nodeId, revision))) as DraftContent;
}

export function boxMarks(marks: (PromiseMark | null)[], nodeId: string): Box {
  return encrypt(JSON.stringify(marks), places.review(nodeId));
}
export function unboxMarks(box: Box, nodeId: string): (PromiseMark | null)[] {
  return JSON.parse(decrypt(box, places.review(nodeId))) as (PromiseMark | null)[];
}
