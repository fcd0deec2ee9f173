import type { Signature } from '../../../../core/contract/signature';
import type { Pen, Picture } from './canvas';
import { drawHand } from './hand';
import { ink, mono, serif } from './ink';
import { type Line, linesOf, measurer } from './lines';
import { pressSeal } from './seal';
import { type Block, cut, strip } from './strip';

/** The book as a long picture tells it: words are ready to be set. */
export type BookWords = {
  title: string;
  name: string;
  unit: string;
  entered: string;
  chapters: {
    chapter: string;
    node: string;
    day: string;
    salutation: string;
    paragraphs: string[];
    promisesTitle: string;
    promises: { text: string; mark: string }[];
    signature: Signature;
    fingerprint: string;
  }[];
  sealedTitle: string;
  sealed: { name: string; line: string; fingerprint: string }[];
  colophon: string[];
};

const left = 44;
const right = strip.width - 44;
const measure = right - left;
const letter = { size: 16, leading: 31 } as const;

/** The whole book as pictures, in their order. The pen measures; nothing is drawn yet. */
export function bookStrip(pen: Pen, book: BookWords): Picture[] {
  const widthAt = (size: number) =>
    measurer((text) => {
      pen.font = serif(size);
      return pen.measureText(text).width;
    });
  const widths = { letter: widthAt(letter.size), promise: widthAt(14), small: widthAt(11) };
  const blocks: Block[] = [
    cover(book),
    ...book.chapters.flatMap((chapter) => [thread, ...chapterBlocks(chapter, widths)]),
    ...sealedBlocks(book),
    ...colophonBlocks(book.colophon, widths.small),
  ];
  return cut(blocks, ground);
}

/** A sheet of paper that runs through all pictures on a ground of cloth; it ends under the last. */
function ground(
  pen: Pen,
  { number, count, height }: { number: number; count: number; height: number },
): void {
  const [first, last] = [number === 1, number === count];
  pen.textBaseline = 'middle';
  pen.fillStyle = ink.cloth;
  pen.fillRect(0, 0, strip.width, height);
  const top = first ? 14 : 0;
  const bottom = last ? height - 14 : height;
  pen.fillStyle = ink.paper;
  pen.fillRect(14, top, strip.width - 28, bottom - top);
  pen.fillStyle = ink.edge;
  pen.fillRect(14, top, 0.75, bottom - top);
  pen.fillRect(strip.width - 14.75, top, 0.75, bottom - top);
  if (first) pen.fillRect(14, top, strip.width - 28, 0.75);
  if (last) pen.fillRect(14, bottom - 0.75, strip.width - 28, 0.75);
  if (count === 1) return;
  text(pen, `${number} / ${count}`, strip.width / 2, height - 28, serif(9.5), ink.second, 'center');
}

function cover({ title, name, unit, entered }: BookWords): Block {
  return {
    height: 300,
    draw(pen, y) {
      const middle = strip.width / 2;
      pressSeal(pen, { x: middle, y: y + 62, size: 62 }, { ink: ink.brand, paper: ink.paper });
      text(pen, title, middle, y + 136, serif(28), ink.text, 'center');
      pen.fillStyle = ink.brand;
      pen.fillRect(middle - 12, y + 168, 24, 1.4);
      text(pen, name, middle, y + 200, serif(17), ink.text, 'center');
      text(pen, unit, middle, y + 228, serif(11.5), ink.second, 'center');
      text(pen, entered, middle, y + 248, serif(11.5), ink.second, 'center');
    },
  };
}

/** The chain between two chapters. */
const thread: Block = {
  height: 64,
  space: true,
  needs: 170,
  draw(pen, y) {
    pen.strokeStyle = '#D9564C';
    pen.lineWidth = 1.2;
    pen.setLineDash([5, 4]);
    pen.beginPath();
    pen.moveTo(strip.width / 2, y + 6);
    pen.lineTo(strip.width / 2, y + 46);
    pen.stroke();
    pen.setLineDash([]);
  },
};

type Widths = Record<'letter' | 'promise', (text: string) => number>;

function chapterBlocks(chapter: BookWords['chapters'][number], widths: Widths): Block[] {
  const head: Block = {
    height: 78,
    needs: letter.leading * 3,
    draw(pen, y) {
      text(pen, chapter.chapter, left, y + 8, serif(11.5), ink.brand);
      text(pen, chapter.node, left, y + 34, serif(22), ink.text);
      text(pen, chapter.day, right, y + 36, serif(11.5), ink.second, 'right');
      pen.fillStyle = ink.edge;
      pen.fillRect(left, y + 60, measure, 0.75);
    },
  };
  const body = chapter.paragraphs.flatMap((one) =>
    one === ''
      ? [{ height: letter.leading / 2, space: true } as Block]
      : set(
          linesOf(one, measure, letter.size * 2, widths.letter),
          letter.size,
          letter.leading,
          widths.letter,
        ),
  );
  const salutation: Block = {
    height: letter.leading,
    needs: letter.leading,
    draw: (pen, y) =>
      text(pen, chapter.salutation, left, y + letter.leading / 2, serif(letter.size), ink.text),
  };
  const end = signed(chapter);
  const words = [salutation, ...body, ...promiseBlocks(chapter, widths.promise)];
  // A signature does not stand alone on a picture: the last words go with it.
  const last = words.length - 1;
  return [head, ...words.map((block, at) => (at === last ? { ...block, needs: end.height } : block)), end];
}

function promiseBlocks(
  { promisesTitle, promises }: BookWords['chapters'][number],
  widthOf: (text: string) => number,
): Block[] {
  if (promises.length === 0) return [];
  const title: Block = {
    height: 34,
    needs: 30,
    draw: (pen, y) => text(pen, promisesTitle, left, y + 20, serif(11.5), ink.brand),
  };
  const room = measure - 64;
  return [
    title,
    ...promises.flatMap(({ text: promise, mark }, at) => {
      const lines = linesOf(promise, room, 0, widthOf).map((line) => ({ ...line, gap: 0, indent: 20 }));
      const [first, ...rest] = set(lines, 14, 26, widthOf);
      const draw = first?.draw;
      const numbered: Block = {
        height: 26,
        draw(pen, y) {
          text(pen, String(at + 1), left, y + 13, serif(12), ink.second);
          text(pen, mark, right, y + 13, serif(11.5), ink.second, 'right');
          draw?.(pen, y);
        },
      };
      return [numbered, ...rest];
    }),
  ];
}

/** Signature and seal, and under them the fingerprint. */
function signed({ signature, fingerprint }: BookWords['chapters'][number]): Block {
  return {
    height: 118,
    draw(pen, y) {
      drawHand(pen, signature, { right: right - 62, bottom: y + 70, width: 150, height: 46 }, ink.text);
      pressSeal(pen, { x: right - 22, y: y + 48, size: 42 }, { ink: ink.brand, paper: ink.paper });
      text(pen, fingerprint, right, y + 98, mono(9.5), ink.second, 'right');
    },
  };
}

function sealedBlocks({ sealed, sealedTitle }: BookWords): Block[] {
  if (sealed.length === 0) return [];
  const title: Block = {
    height: 44,
    needs: 70,
    draw: (pen, y) => text(pen, sealedTitle, left, y + 18, serif(16), ink.text),
  };
  const rows = sealed.map(
    ({ name, line, fingerprint }): Block => ({
      height: 74,
      draw(pen, y) {
        pen.fillStyle = ink.edge;
        pen.fillRect(left, y, measure, 0.75);
        text(pen, name, left, y + 20, serif(13.5), ink.text);
        text(pen, line, left, y + 41, serif(11), ink.second);
        text(pen, fingerprint, left, y + 58, mono(9.5), ink.second);
      },
    }),
  );
  return [{ height: 40, space: true }, title, ...rows];
}

function colophonBlocks(colophon: string[], widthOf: (text: string) => number): Block[] {
  const lines = colophon.flatMap((one) => linesOf(one, measure, 0, widthOf));
  const rule: Block = {
    height: 40,
    needs: lines.length * 19,
    draw(pen, y) {
      pen.fillStyle = ink.edge;
      pen.fillRect(left, y + 18, measure, 0.75);
      pen.fillRect(left, y + 21, measure, 0.75);
    },
  };
  return [rule, ...set(lines, 11, 19, widthOf, ink.second)];
}

/** Lines one under the other, each reaching the edge where it shall. */
function set(
  lines: Line[],
  size: number,
  leading: number,
  widthOf: (text: string) => number,
  colour: string = ink.text,
): Block[] {
  return lines.map((line) => ({
    height: leading,
    draw(pen, y) {
      pen.font = serif(size);
      pen.fillStyle = colour;
      pen.textAlign = 'left';
      let x = left + line.indent;
      for (const piece of line.gap === 0 ? [line.pieces.join('')] : line.pieces) {
        pen.fillText(piece, x, y + leading / 2);
        x += widthOf(piece) + line.gap;
      }
    },
  }));
}

function text(
  pen: Pen,
  words: string,
  x: number,
  y: number,
  font: string,
  colour: string,
  align: 'left' | 'right' | 'center' = 'left',
): void {
  pen.font = font;
  pen.fillStyle = colour;
  pen.textAlign = align;
  pen.fillText(words, x, y);
}
