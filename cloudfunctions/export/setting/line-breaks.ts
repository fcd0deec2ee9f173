/** Marks that no line begins with, and marks that none ends with (GB/T 15834). */
const neverFirst = new Set('，。、；：？！）》〉」』】〕”’…—·％％,.;:?!)]}%');
const neverLast = new Set('（《〈「『【〔“‘([{');
const inWord = /[A-Za-z0-9À-ɏ'_@#&/+-]/;

/** A piece that stays whole: a character with the marks that belong to it, or a word in Latin letters. */
export type Piece = { text: string; width: number };

/** Cuts a paragraph into pieces that no line break may divide. */
export function piecesOf(text: string, widthOf: (text: string) => number): Piece[] {
  const pieces: string[] = [];
  for (const letter of text) {
    const before = pieces.at(-1);
    const last = before === undefined ? undefined : [...before].at(-1);
    const joins =
      last !== undefined &&
      ((inWord.test(letter) && inWord.test(last)) || neverFirst.has(letter) || neverLast.has(last));
    if (joins) pieces[pieces.length - 1] = before + letter;
    else pieces.push(letter);
  }
  return pieces.map((piece) => ({ text: piece, width: widthOf(piece) }));
}

/** Lines of at most `width`, the first one `indent` shorter. A piece that is longer than a line is broken wherever it must. */
export function linesOf(
  text: string,
  width: number,
  indent: number,
  widthOf: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  let used = indent;
  const end = () => {
    lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  const add = (piece: Piece) => {
    if (used + piece.width > width && line !== '') end();
    if (line === '' && lines.length > 0 && piece.text === ' ') return;
    line += piece.text;
    used += piece.width;
  };
  for (const piece of piecesOf(text, widthOf)) {
    if (piece.width <= width) add(piece);
    else for (const letter of piece.text) add({ text: letter, width: widthOf(letter) });
  }
  lines.push(line.trimEnd());
  return lines;
}
