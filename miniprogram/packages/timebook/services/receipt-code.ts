/** What a receipt says to whoever checks it: a number of a chapter and half of its hash, `FJK:3:9F3C27A15E08B4D2`. */
export type ReceiptCode = { fingerprint: string; chapterNumber?: number };

/** The text of the square code: signs that a QR code packs most tightly. */
export const codeOf = (fingerprint: string, number: number) => `FJK:${number}:${fingerprint}`;

/**
 * Reads a code that was scanned, or a fingerprint that somebody typed: spaces, dots and small letters do not matter, and the letters O, I and L, which no
 * fingerprint has, are the digits that they look like. Undefined for anything else.
 */
export function readCode(text: string): ReceiptCode | undefined {
  const scanned = /^FJK:(\d{1,3}):([0-9A-F]{16})$/.exec(text.trim());
  if (scanned) return { fingerprint: scanned[2] ?? '', chapterNumber: Number(scanned[1]) };
  const typed = text
    .replace(/[\s·.\-–—]/g, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-F]{16}$/.test(typed) ? { fingerprint: typed } : undefined;
}
