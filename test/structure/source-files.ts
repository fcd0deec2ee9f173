import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repositoryRoot } from '../../scripts/root';

export const root = repositoryRoot(__dirname);

const notOurs = new Set(['node_modules', 'dist', 'out', '.git', '.data', '.cache', 'miniprogram_npm']);

/** Every file of the repository that is written by hand (or drawn by a script and kept), relative to the root, with `/`. */
export function sourceFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (notOurs.has(entry.name)) return []; // `.git` is a file in a second work tree
      if (entry.isDirectory()) return sourceFiles(path);
      return [relative(root, path)];
    })
    .sort();
}

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Files that are text, by their name. */
export function textFiles(): string[] {
  return sourceFiles().filter((file) => !/\.(png|jpe?g|ico|ttf|woff2?)$/.test(file));
}
