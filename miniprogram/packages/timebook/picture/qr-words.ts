/** Signs that the alphanumeric mode of a QR code has, in the order of their values (ISO/IEC 18004, table 5). */
const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
/** Version 2 with correction level M: 28 words of data, 16 of correction, one block (table 9). */
const dataWords = 28;
const correctionWords = 16;
/** Most signs that such a code takes. */
export const mostSigns = 38;

/**
 * The 44 words of a code: mode, length, signs in pairs, end, padding, and what corrects up to eight of them.
 * @throws Error for a text that is too long or has other signs
 */
export function wordsOf(text: string): number[] {
  const values = [...text].map((sign) => signs.indexOf(sign));
  if (values.length > mostSigns || values.includes(-1)) throw new Error('no such code');
  const bits: number[] = [];
  const put = (value: number, width: number) => {
    for (let at = width - 1; at >= 0; at--) bits.push((value >> at) & 1);
  };
  put(0b0010, 4);
  put(values.length, 9);
  for (let at = 0; at + 1 < values.length; at += 2) put((values[at] ?? 0) * 45 + (values[at + 1] ?? 0), 11);
  if (values.length % 2 === 1) put(values.at(-1) ?? 0, 6);
  put(0, Math.min(4, dataWords * 8 - bits.length));
  if (bits.length % 8 > 0) put(0, 8 - (bits.length % 8));
  for (let pad = 0xec; bits.length < dataWords * 8; pad ^= 0xec ^ 0x11) put(pad, 8);
  const data = Array.from({ length: dataWords }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((word, bit) => (word << 1) | bit, 0),
  );
  return [...data, ...correctionOf(data)];
}

/** Product in the field of 256 elements over x⁸+x⁴+x³+x²+1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let at = 7; at >= 0; at--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> at) & 1) * a;
  }
  return product;
}

/** What is left of the data after division by the generator, the product of (x − 2ⁱ): Reed and Solomon's correction words. */
function correctionOf(data: readonly number[]): number[] {
  let generator = [1];
  for (let at = 0, root = 1; at < correctionWords; at++, root = times(root, 2)) {
    const shifted = [...generator, 0];
    generator = shifted.map((one, place) => one ^ times(generator[place - 1] ?? 0, root));
  }
  let rest = new Array<number>(correctionWords).fill(0);
  for (const word of data) {
    const factor = word ^ (rest[0] ?? 0);
    rest = [...rest.slice(1), 0].map((one, place) => one ^ times(generator[place + 1] ?? 0, factor));
  }
  return rest;
}
