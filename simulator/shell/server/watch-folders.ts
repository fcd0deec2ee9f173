import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { NO_PROGRAM } from './folder-stamp';

/**
 * Tells of each change below a folder. Every folder is watched, not every file: Node's own recursive watching on Linux loses a file that an
 * editor puts in another's place.
 * @returns the call that ends it
 */
export function watchFolders(root: string, changed: () => void): () => void {
  const watched = new Map<string, FSWatcher>();
  const forget = (folder: string) => {
    watched.get(folder)?.close();
    watched.delete(folder);
  };
  const add = (folder: string): void => {
    try {
      if (!watched.has(folder)) {
        const watcher = watch(folder, (event, name) => {
          if (name !== null && NO_PROGRAM.test(name)) return;
          // Something came or went: it may be a folder.
          if (event === 'rename') add(folder);
          changed();
        });
        watcher.on('error', () => forget(folder));
        watched.set(folder, watcher);
      }
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (entry.isDirectory() && !NO_PROGRAM.test(entry.name)) add(join(folder, entry.name));
    } catch {
      // A folder that vanishes meanwhile is no reason to die; the next build tells what is missing.
      forget(folder);
    }
  };
  add(root);
  return () => {
    for (const folder of [...watched.keys()]) forget(folder);
  };
}
