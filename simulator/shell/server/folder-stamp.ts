import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders and files that are no part of a program: packages as installed, version control, what editors leave behind. */
export const NO_PROGRAM = /^(node_modules|\.git)$|~$|\.sw[a-z]$/;

/**
 * Path, size and time of change of every file below a folder, as one text: equal texts, equal files. Watchers also report what
 * did not change (Node's on Linux does so for every file it begins to watch), and a program must not start again for that.
 */
export function folderStamp(folder: string): string {
  const lines: string[] = [];
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (NO_PROGRAM.test(entry.name)) continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) walk(path);
      else {
        const found = statSync(path, { throwIfNoEntry: false });
        if (found) lines.push(`${path} ${found.size} ${found.mtimeMs}`);
      }
    }
  };
  walk(folder);
  return lines.sort().join('\n');
}
