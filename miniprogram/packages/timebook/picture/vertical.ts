import type { Pen } from './canvas';
import { piecesOf } from './lines';

/** Marks that move to the upper right of their place when writing runs down, in parts of the size. */
const moved: Readonly<Record<string, readonly [number, number]>> = {
  '，': [0.62, -0.58],
  '。': [0.6, -0.58],
  '、': [0.6, -0.58],
  '；': [0.3, -0.1],
  '：': [0.3, -0.1],
  '？': [0.26, 0],
  '！': [0.26, 0],
};
/** Quotation marks of horizontal writing, as the corner marks of vertical writing. */
const corners: Readonly<Record<string, string>> = { '“': '「', '”': '」', '‘': '『', '’': '』' };
const turned = /^[「」『』（）《》〈〉【】〔〕—…～·\x21-\x7e]$/;

/** What stands in one column from the top: signs of one place each, or a Latin word that lies on its side. */
export type Sign = { text: string; length: number; turned: boolean };

/** A sentence as signs for vertical writing; `length` in sizes. Signs of one inner list stay in one column. */
export function signsOf(sentence: string, widthOf: (text: string) => number, size: number): Sign[][] {
  return piecesOf(sentence).map((piece) => {
    const parts = /^[\x21-\x7eÀ-ɏ]{2,12}$/.test(piece) ? [piece] : [...piece];
    return parts.map((part) => {
      const text = corners[part] ?? part;
      const aside = text.length > 1 || turned.test(text);
      return { text, turned: aside, length: text.length > 1 ? widthOf(text) / size : 1 };
    });
  });
}

/** Columns of at most `height` sizes; what is longer than a column is parted wherever it must be. */
export function columnsOf(signs: Sign[][], height: number): Sign[][] {
  const columns: Sign[][] = [[]];
  let used = 0;
  const add = (piece: Sign[]) => {
    const length = lengthOf(piece);
    // A mark may hang below the last place: it takes little room there.
    const hangs = piece.length > 1 && moved[piece.at(-1)?.text ?? ''] !== undefined ? 1 : 0;
    if (used > 0 && used + length - hangs > height) {
      columns.push([]);
      used = 0;
    }
    columns.at(-1)?.push(...piece);
    used += length;
  };
  for (const piece of signs) {
    if (lengthOf(piece) <= height) add(piece);
    else for (const sign of piece) add([sign]);
  }
  return columns;
}

const lengthOf = (piece: Sign[]) => piece.reduce((sum, { length }) => sum + length, 0);

/** Draws one column downwards, its middle line at `x`. Font and colour are the pen's. */
export function drawColumn(
  pen: Pen,
  column: Sign[],
  x: number,
  top: number,
  size: number,
  step: number,
): void {
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  let y = top;
  for (const sign of column) {
    const length = sign.length * step;
    const [right, down] = moved[sign.text] ?? [0, 0];
    pen.save();
    pen.translate(x + right * size, y + length / 2 + down * size);
    if (sign.turned) pen.rotate(Math.PI / 2);
    pen.fillText(sign.text, 0, 0);
    pen.restore();
    y += length;
  }
}
