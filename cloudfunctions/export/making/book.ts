import type { PromiseMark } from '../../../core/contract/timebook';
import { fingerprintOf, hashOf } from '../../../core/domain/chapter/chain';
import type { ChapterContent } from '../../../core/domain/chapter/content';
import type { NodeFacts } from '../../../core/domain/node/identity';
import { decrypt } from '../../_kernel/box';
import { unboxChapter } from '../../_kernel/chapter-box';
import { openingSealed } from '../../_kernel/head-seal';
import { type Letter, standing } from '../../_kernel/letters';
import { places } from '../../_kernel/places';
import { books } from '../../_store/books';
import { chapters } from '../../_store/chapters';
import { nodes } from '../../_store/nodes';
import { reviews } from '../../_store/reviews';

/** A chapter as a document tells it: what is sealed has a receipt and no content. */
export type BookChapter = {
  number: number;
  node: Pick<NodeFacts, 'kind' | 'years' | 'day'> | null;
  sealedAt: number;
  opensAt: number;
  fingerprint: string;
  /** Bytes under lock; they tell about how long it is, to nobody but its author. */
  bytes: number;
  content: (Omit<ChapterContent, 'salt'> & { marks: (PromiseMark | null)[] }) | null;
};

/** All chapters of a person that stand, oldest first. Each is checked against its link before a word of it is told. */
export async function bookOf(personId: string): Promise<BookChapter[]> {
  const book = await books.get(personId);
  if (!book) return [];
  const [own, chain] = await Promise.all([nodes.ofBook(personId), chapters.headsOf(personId)]);
  const letters = standing({ chain, nodes: own });
  return Promise.all(letters.map((letter) => chapterOf(letter, own)));
}

async function chapterOf(letter: Letter, own: readonly NodeFacts[]): Promise<BookChapter> {
  const row = await chapters.get(letter._id);
  const { number, sealedAt, hash } = letter;
  const node = own.find((one) => one._id === letter.nodeId) ?? null;
  const bytes = Buffer.from(row?.box?.ciphertext ?? '', 'base64').length;
  const receipt = {
    number,
    node,
    sealedAt,
    opensAt: letter.comesAt,
    fingerprint: fingerprintOf(hash),
    bytes,
  };
  if (letter.openedAt === null) return { ...receipt, content: null };
  if (hashOf(letter) !== hash || openingSealed(letter) === null) throw new Error('chapter was changed');
  const [content, review] = await Promise.all([
    unboxChapter(letter),
    reviews.ofChapter(letter.bookId, letter.number),
  ]);
  const said = review
    ? (JSON.parse(decrypt(review.box, places.review(review._id))) as (PromiseMark | null)[])
    : [];
  const { text, promises, signature } = content;
  return {
    ...receipt,
    content: { text, promises, signature, marks: promises.map((_, at) => said[at] ?? null) },
  };
}
