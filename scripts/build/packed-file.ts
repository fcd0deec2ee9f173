import { brotliCompressSync } from 'node:zlib';

/** Rare files that are a table for the most part: to a third by compression, and unpacked at their first use in a few milliseconds. */
const packed: ReadonlySet<string> = new Set(['lunar-typescript.js', 'pinyin-pro.js']);

/**
 * A rare file as it is deployed: as it is, or, where it is mostly a table, as one that unpacks itself when it is required.
 * @param name its file name under `rare/`
 * @param contents the bundled CommonJS module
 */
export function packedFile(name: string, contents: Uint8Array): Uint8Array {
  if (!packed.has(name)) return contents;
  const text = brotliCompressSync(contents).toString('base64');
  const source = `require('zlib').brotliDecompressSync(Buffer.from('${text}','base64')).toString()`;
  return Buffer.from(`new Function('module','exports','require',${source})(module,exports,require);\n`);
}
