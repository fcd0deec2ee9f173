import type { CompiledParts } from './compiled';

/** A package of the program: the main one has the root `''`. */
export interface ProgramPackage {
  readonly root: string;
  /** It runs without the main package: neither app.js nor app.wxss are there when the program is entered in it. */
  readonly independent: boolean;
}

const MAIN: ProgramPackage = { root: '', independent: false };

/** The package in which a page, component or file lies. */
export function packageOf(parts: CompiledParts, path: string): ProgramPackage {
  const { subPackages, subpackages } = parts.app as Partial<
    Record<'subPackages' | 'subpackages', { root: string; independent?: boolean }[]>
  >;
  for (const { root, independent } of subPackages ?? subpackages ?? []) {
    const folder = `${root.replace(/^\/|\/$/g, '')}/`;
    if (path.startsWith(folder)) return { root: folder, independent: independent === true };
  }
  return MAIN;
}
