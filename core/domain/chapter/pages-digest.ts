import { canonical, sha256 } from './canonical';

/** One digest over the encrypted photos of a chapter, in their order: what its link of the chain carries. */
export function pagesDigest(fileDigests: readonly string[]): string {
  return sha256(canonical([...fileDigests]));
}
