/** Marks that no line begins with, and marks that none ends with (GB/T 15834). */
const neverFirst = /^[，。、；：？！）》〉」』】〕”’…—·％,.;:?!)\]}%]$/;
const neverLast = /^[（《〈「『【〔“‘([{]$/;
const inWord = /^[A-Za-z0-9À-ɏ'_@#&/+-]$/;

/** A piece that stays whole: a character with the marks that belong to it, or a word in Latin letters. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let last = '';
  for (const letter of text) {
    const joins =
      last !== '' &&
      ((inWord.test(letter) && inWord.test(last)) ||
        (/[0-9]/.test(letter) && /[.:,]/.test(last)) ||
        neverFirst.test(letter) ||
        neverLast.test(last));
    if (joins) pieces[pieces.length - 1] += letter;
    else pieces.push(letter);
    last = letter;
  }
  return pieces;
}

/** A line as it is drawn: its pieces, where it begins, and how much is laid between two of them so that the edge is straight. */
export type Line = { pieces: string[]; indent: number; gap: number };

/** Lines of a paragraph, at most `width` each, the first one `indent` shorter; all but the last reach the edge. */
export function linesOf(
  text: string,
  width: number,
  indent: number,
  widthOf: (text: string) => number,
): Line[] {
  const lines: Line[] = [];
  let line: Line = { pieces: [], indent, gap: 0 };
  let used = indent;
  const end = (justified: boolean) => {
    if (line.pieces.at(-1) === ' ') used -= widthOf(line.pieces.pop() as string);
    if (justified && line.pieces.length > 1) line.gap = (width - used) / (line.pieces.length - 1);
    lines.push(line);
    line = { pieces: [], indent: 0, gap: 0 };
    used = 0;
  };
  const add = (piece: string, size: number) => {
    if (used + size > width && line.pieces.length > 0) end(true);
    if (piece === ' ' && line.pieces.length === 0) return;
    line.pieces.push(piece);
    used += size;
  };
  for (const piece of piecesOf(text)) {
    const size = widthOf(piece);
    if (size <= width) add(piece, size);
    else for (const letter of piece) add(letter, widthOf(letter));
  }
  end(false);
  return lines;
}

/** Remembers widths: measuring is the slow part, and most characters come again. */
export function measurer(measure: (text: string) => number): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? measure(text);
    known.set(text, width);
    return width;
  };
}
