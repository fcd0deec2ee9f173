import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One hash over the files that a result is made of: equal hash, equal result.
 * @param root folder to which the names are relative
 * @param parts files and folders (walked whole); what does not exist counts as absent
 * @returns 16 hex digits
 */
export async function contentHash(root: string, parts: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const part of parts) {
    for (const file of await filesUnder(root, part)) {
      hash.update(`${file}\0`).update(await readFile(join(root, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesUnder(root: string, part: string): Promise<string[]> {
  const path = join(root, part);
  if (!existsSync(path)) return [];
  if (part.includes('.')) return [part];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
