import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of what the compiler made, before the zip's compression: what WeChat counts. */
export interface PackageSizes {
  main: number;
  all: number;
  /** By sub-package root. */
  parts: Record<string, number>;
}

/**
 * Sizes of the packages in the compiler's output.
 * @param zip what `getCompiledResult` wrote
 * @param project folder of the project, for the sub-packages that its app.json declares
 */
export function packageSizes(zip: string, project: string): PackageSizes {
  const app = JSON.parse(readFileSync(join(project, 'miniprogram', 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[];
    subpackages?: { root: string }[];
  };
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/?$/, '/'));
  const sizes: PackageSizes = { main: 0, all: 0, parts: Object.fromEntries(roots.map((root) => [root, 0])) };
  for (const { name, size } of entriesOf(readFileSync(zip))) {
    const root = roots.find((candidate) => name.replace(/^\.\//, '').startsWith(candidate));
    if (root) sizes.parts[root] = (sizes.parts[root] ?? 0) + size;
    else sizes.main += size;
    sizes.all += size;
  }
  return sizes;
}

/** The central directory of a zip: names and sizes, without unpacking. APPNOTE.TXT §4.3.12, §4.3.16. */
function entriesOf(zip: Buffer): { name: string; size: number }[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error('The compiler wrote something that is no zip.');
  const entries: { name: string; size: number }[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error("The zip's directory is broken.");
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      size: zip.readUInt32LE(at + 24),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
