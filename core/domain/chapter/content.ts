import { canonical, type Json, sha256 } from './canonical';

/** What is inside the sealed box. The salt is sealed with it, so that a short letter cannot be guessed from its digest. */
export type ChapterContent = {
  text: string;
  promises: string[];
  signature: { ratio: number; strokes: number[][] };
  /** 32 random bytes, base64. */
  salt: string;
};

/** The text that is encrypted. */
export function packContent(content: ChapterContent): string {
  return canonical(content as unknown as Json);
}

/** The reverse of `packContent`; throws when the text is none. */
export function unpackContent(packed: string): ChapterContent {
  return JSON.parse(packed) as ChapterContent;
}

/** Digest of a content over its canonical form, which includes its salt. */
export function saltedDigest(content: ChapterContent): string {
  return sha256(packContent(content));
}
