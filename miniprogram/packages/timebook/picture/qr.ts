import { wordsOf } from './qr-words';

/** Modules on a side of version 2. */
export const qrSide = 25;
type Square = { dark: boolean[][]; fixed: boolean[][] };

/**
 * A text of at most 38 digits, capitals and ` $%*+-./:` as a QR code of version 2, correction level M (ISO/IEC 18004): rows of 25 modules, true for
 * dark, without the light margin of four modules that it needs around it.
 */
export function qrOf(text: string): boolean[][] {
  const words = wordsOf(text);
  const all = masks.map((_, mask) => drawn(words, mask));
  return all.reduce((best, one) => (penaltyOf(one) < penaltyOf(best) ? one : best));
}

/** The eight masks: which modules of data are turned over, so that no large plain areas are left. */
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function drawn(words: readonly number[], mask: number): boolean[][] {
  const square = patterns(mask);
  place(square, words);
  const turn = masks[mask];
  return square.dark.map((row, y) => row.map((one, x) => one !== (!square.fixed[y]?.[x] && turn?.(x, y))));
}

/** Everything that is not data: timing, three finders, one alignment pattern, the format. */
function patterns(mask: number): Square {
  const rows = () => Array.from({ length: qrSide }, () => new Array<boolean>(qrSide).fill(false));
  const square: Square = { dark: rows(), fixed: rows() };
  const put = (x: number, y: number, dark: boolean) => {
    const [row, held] = [square.dark[y], square.fixed[y]];
    if (row?.[x] === undefined || held === undefined) return;
    row[x] = dark;
    held[x] = true;
  };
  for (let at = 0; at < qrSide; at++) {
    put(6, at, at % 2 === 0);
    put(at, 6, at % 2 === 0);
  }
  const rings = (cx: number, cy: number, radius: number, light: readonly number[]) => {
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++)
        put(cx + dx, cy + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
  };
  for (const [x, y] of [
    [3, 3],
    [qrSide - 4, 3],
    [3, qrSide - 4],
  ] as const)
    rings(x, y, 4, [2, 4]);
  rings(18, 18, 2, [1]);
  formatOf(mask).forEach((dark, bit) => {
    // Once around the upper left finder, once parted between the other two.
    const along = bit < 6 ? bit : bit < 8 ? bit + 1 : bit === 8 ? 7 : 14 - bit;
    put(bit < 8 ? 8 : along, bit < 8 ? along : 8, dark);
    put(bit < 8 ? qrSide - 1 - bit : 8, bit < 8 ? 8 : qrSide - 15 + bit, dark);
  });
  put(8, qrSide - 8, true);
  return square;
}

/** Fifteen bits, the lowest first: level M (00), the mask, their BCH correction, all under the standard's mask. */
function formatOf(mask: number): boolean[] {
  let rest = mask;
  for (let at = 0; at < 10; at++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  return Array.from({ length: 15 }, (_, at) => ((bits >> at) & 1) === 1);
}

/** Lays the words in columns of two from the lower right corner, up and down, around what is fixed. */
function place({ dark, fixed }: Square, words: readonly number[]): void {
  let bit = 0;
  for (let right = qrSide - 1, up = true; right >= 1; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let step = 0; step < qrSide; step++) {
      const y = up ? qrSide - 1 - step : step;
      for (const x of [right, right - 1]) {
        const row = dark[y];
        if (!row || fixed[y]?.[x]) continue;
        row[x] = (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
        bit += 1;
      }
    }
  }
}

/** How hard a code is to read: long runs, blocks, what looks like a finder, and being too dark or too light (clause 7.8.3). */
function penaltyOf(dark: readonly boolean[][]): number {
  const columns = dark.map((_, x) => dark.map((row) => row[x] ?? false));
  let penalty = 0;
  for (const line of [...dark, ...columns]) {
    const text = line.map(Number).join('');
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) penalty += run.length - 2;
    for (let at = 0; at + 11 <= text.length; at++)
      if (/^(10111010000|00001011101)/.test(text.slice(at))) penalty += 40;
  }
  for (let y = 1; y < qrSide; y++)
    for (let x = 1; x < qrSide; x++)
      if (new Set([dark[y]?.[x], dark[y - 1]?.[x], dark[y]?.[x - 1], dark[y - 1]?.[x - 1]]).size === 1)
        penalty += 3;
  const share = (dark.flat().filter(Boolean).length * 100) / qrSide ** 2;
  return penalty + Math.floor(Math.abs(share - 50) / 5) * 10;
}
