import { piecesOf } from './lines';

/** A sentence in its clauses, each with the mark that ends it: `慢一点，` `看着扣。` */
export function clausesOf(sentence: string): string[] {
  return (
    sentence.match(/[^，。；：？！、…]+[，。；：？！、…”’」』）》]*|^[，。；：？！、…]+/g) ?? [sentence]
  ).map((one) => one.trim());
}

/** Letters that can stand on one line before it is too full, for the clauses as lines of a verse. */
type Room = { lines: number; width: number };

/**
 * How a sentence falls into lines: clause by clause where each has a line of its own, as a verse; else in even lines, so that none hangs
 * alone. Undefined when it does not fit.
 */
export function verseOf(
  sentence: string,
  { lines, width }: Room,
  widthOf: (text: string) => number,
): string[] | undefined {
  const clauses = clausesOf(sentence);
  const short = clauses.every((one) => [...one].length >= 3 && widthOf(one) <= width);
  if (clauses.length > 1 && short && clauses.length <= Math.min(lines, 5)) return clauses;
  const fewest = wrapped(sentence, width, widthOf);
  if (fewest.length > lines) return undefined;
  let best = fewest;
  for (let narrow = width; narrow > width * 0.6; narrow -= width * 0.04) {
    const tried = wrapped(sentence, narrow, widthOf);
    if (tried.length > fewest.length || tried.some((line) => widthOf(line) > width)) break;
    best = tried;
  }
  return best;
}

function wrapped(sentence: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [''];
  const add = (piece: string) => {
    const line = lines.at(-1) as string;
    if (line !== '' && widthOf(line + piece) > width) lines.push(piece.trimStart());
    else lines[lines.length - 1] = line + piece;
  };
  for (const piece of piecesOf(sentence)) {
    if (widthOf(piece) <= width) add(piece);
    else for (const letter of piece) add(letter);
  }
  return lines.map((line) => line.trimEnd());
}

/** The largest size at which a sentence falls into lines, and those lines. The smallest takes whatever comes. */
export function fitted<T>(
  sizes: readonly number[],
  tryAt: (size: number) => T | undefined,
): { size: number; set: T } {
  for (const size of sizes) {
    const set = tryAt(size);
    if (set !== undefined) return { size, set };
  }
  throw new Error('no size fits');
}
