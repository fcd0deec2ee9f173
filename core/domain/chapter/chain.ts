import { canonical, sha256 } from './canonical';

/** One link of a book's chain, as far as the hash covers it. Wrapped keys are outside: rotating keys changes no link. */
export type ChainLink = {
  bookId: string;
  /** Place in the chain, from 0. */
  index: number;
  kind: 'sealed' | 'recalled';
  /** Number of the chapter; a recall carries the number that it takes back. */
  number: number;
  nodeId: string;
  /** When it was sealed, or taken back. */
  sealedAt: number;
  /** The node that opens it, and that node's instant; empty and 0 for a recall. */
  opensNodeId: string;
  opensAt: number;
  saltedDigest: string;
  ciphertextDigest: string;
  /** Over the encrypted photos of the chapter (`pages-digest.ts`); absent when it has none, and in every link from before there were any. */
  pagesDigest?: string;
  prevHash: string;
};

/** What stands before the first link. */
export const genesis = '0'.repeat(64);

/** Hash of a link over its canonical form. */
export function hashOf(link: ChainLink): string {
  const { bookId, index, kind, number, nodeId, sealedAt, opensNodeId, opensAt } = link;
  const { saltedDigest, ciphertextDigest, pagesDigest, prevHash } = link;
  return sha256(
    canonical({
      v: 1,
      bookId,
      index,
      kind,
      number,
      nodeId,
      sealedAt,
      opensNodeId,
      opensAt,
      saltedDigest,
      ciphertextDigest,
      ...(pagesDigest !== undefined && { pagesDigest }),
      prevHash,
    }),
  );
}

/** First 16 hex digits of a hash, upper case: what a receipt shows. */
export function fingerprintOf(hash: string): string {
  return hash.slice(0, 16).toUpperCase();
}

export type ChainHead = { recordCount: number; lastNumber: number; headHash: string };

/**
 * The chapter to name for a record that does not hold: its own number where that is one a record at this place can have, else
 * the one that belongs there. One field may have been changed, so two of three say whether it is a recall, which opens nothing.
 */
function nameOf(link: ChainLink | undefined, lastNumber: number, prevHash: string): number {
  if (!link) return lastNumber + 1;
  const signs = [link.kind === 'recalled', link.opensAt === 0, link.opensNodeId === ''];
  if (signs.filter(Boolean).length < 2) return lastNumber + 1;
  const { number } = link;
  if (Number.isInteger(number) && number >= 1 && number <= lastNumber) return number;
  // It takes back what was not sealed yet, and follows another record than this one: the chapter before it is gone.
  return link.prevHash === prevHash ? Math.max(1, lastNumber) : lastNumber + 1;
}

/** The chapter to name for what does not hold at a place of a chain, whatever the record there says of itself. */
export function chapterAt(links: readonly (ChainLink & { hash: string })[], index: number): number {
  const sealed = links.slice(0, index).filter((link) => link.kind === 'sealed').length;
  return nameOf(links[index], sealed, links[index - 1]?.hash ?? genesis);
}

/** False also for what has no canonical form: a store can hold NaN, and then nothing was sealed that way. */
function hashHolds(link: ChainLink & { hash: string }): boolean {
  try {
    return hashOf(link) === link.hash;
  } catch {
    return false;
  }
}

/**
 * Checks a whole chain against its book's head, without any text. `links` are ordered by `index`.
 * Answers null when everything holds, else the number of the first chapter that does not.
 */
export function firstBadLink(
  bookId: string,
  links: readonly (ChainLink & { hash: string })[],
  head: ChainHead,
): number | null {
  let prevHash = genesis;
  let lastNumber = 0;
  const recalled = new Set<number>();
  for (const [index, link] of links.entries()) {
    const numberHolds =
      link.kind === 'sealed'
        ? link.number === lastNumber + 1
        : link.kind === 'recalled' && link.number <= lastNumber && !recalled.has(link.number);
    const linkHolds = link.index === index && link.bookId === bookId && link.prevHash === prevHash;
    if (!numberHolds || !linkHolds || !hashHolds(link)) {
      const there = link.index === index ? link : links.find((one) => one.prevHash === prevHash);
      return nameOf(there, lastNumber, prevHash);
    }
    if (link.kind === 'sealed') lastNumber = link.number;
    else recalled.add(link.number);
    prevHash = link.hash;
  }
  if (links.length < head.recordCount) return lastNumber + 1;
  if (links.length > head.recordCount) return links[head.recordCount]?.number ?? lastNumber;
  if (prevHash !== head.headHash || lastNumber !== head.lastNumber) return Math.max(1, lastNumber);
  return null;
}
