import type { PackageSizes } from './package-sizes';

/** What `official` prints. */
export interface OfficialReport {
  errors: string[];
  checks: { name: string; success: boolean; detail?: string }[];
  sizes: PackageSizes;
  /** Files that `packNpmManually` wrote, when asked to. */
  packedNpm?: number;
}
