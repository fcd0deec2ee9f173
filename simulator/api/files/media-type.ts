const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  aac: 'audio/aac',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
  json: 'application/json',
  txt: 'text/plain;charset=utf-8',
};

/** First bytes of the formats that are told apart by content. */
const SIGNATURES: readonly (readonly [ending: string, at: number, bytes: readonly number[]])[] = [
  ['png', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['jpg', 0, [0xff, 0xd8, 0xff]],
  ['gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['wav', 8, [0x57, 0x41, 0x56, 0x45]],
  ['pdf', 0, [0x25, 0x50, 0x44, 0x46]],
  ['mp4', 4, [0x66, 0x74, 0x79, 0x70]],
  ['webm', 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ['mp3', 0, [0x49, 0x44, 0x33]],
];

/** What the bytes are, as an ending without dot; empty when their format is not known. */
export function endingOf(bytes: Uint8Array): string {
  const found = SIGNATURES.find(([, at, signature]) => signature.every((byte, i) => bytes[at + i] === byte));
  if (found) return found[0];
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  return /^(<\?xml[^>]*>\s*)?<svg[\s>]/.test(start) ? 'svg' : '';
}

/** Media type by content, else by the path's ending. */
export function mediaTypeOf(bytes: Uint8Array, path: string): string {
  const named = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return TYPES[endingOf(bytes)] ?? TYPES[named] ?? 'application/octet-stream';
}
