import { receiptText } from '../text/receipt';
import type { Pen, Picture } from './canvas';
import { ink, mono, serif } from './ink';
import { qrOf, qrSide } from './qr';
import { pressSeal } from './seal';

/** What stands on a receipt. `rows`: label and value, the last one in the fixed-width face; `code`: what the square says. */
export type ReceiptWords = {
  to: string;
  rows: { label: string; value: string; mono: boolean }[];
  code: string;
};

/** Side of one module of the code, in units: nine pixels, so that its edges lie between pixels and it stays sharp. */
const module = 3;

/** 回执: a slip of paper with the double rules of the page, the code that the check reads, and the seal. */
export function receiptPicture(words: ReceiptWords): Picture {
  return { width: 300, height: 400, scale: 3, draw: (pen) => slip(pen, words) };
}

function slip(pen: Pen, { to, rows, code }: ReceiptWords): void {
  pen.fillStyle = ink.cloth;
  pen.fillRect(0, 0, 300, 400);
  pen.fillStyle = ink.paper;
  pen.fillRect(14, 14, 272, 372);
  pen.strokeStyle = ink.edge;
  pen.lineWidth = 0.6;
  pen.strokeRect(14, 14, 272, 372);
  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  pen.fillStyle = ink.second;
  pen.font = serif(9.5);
  pen.fillText(receiptText.book, 40, 48);
  pen.fillStyle = ink.text;
  pen.font = serif(24);
  pen.fillText(receiptText.word, 39, 74);
  pen.font = serif(12);
  pen.fillText(to, 40, 102);
  doubleRule(pen, 124);
  for (const [at, { label, value, mono: fixed }] of rows.entries()) {
    const y = 144 + at * 24;
    pen.textAlign = 'left';
    pen.fillStyle = ink.second;
    pen.font = serif(10.5);
    pen.fillText(label, 40, y);
    pen.textAlign = 'right';
    pen.fillStyle = ink.text;
    pen.font = fixed ? mono(10.5) : serif(11.5);
    pen.fillText(value, 260, y);
  }
  doubleRule(pen, 140 + rows.length * 24);
  square(pen, code, { x: 40, y: 248 });
  pen.textAlign = 'left';
  pen.fillStyle = ink.second;
  pen.font = serif(9.5);
  for (const [at, line] of receiptText.how.entries()) pen.fillText(line, 136, 260 + at * 16);
  pressSeal(pen, { x: 236, y: 326, size: 46 }, { ink: ink.brand, paper: ink.paper });
}

function doubleRule(pen: Pen, y: number): void {
  pen.fillStyle = ink.edge;
  pen.fillRect(40, y, 220, 0.7);
  pen.fillRect(40, y + 2.4, 220, 0.7);
}

/** The code without a frame: the paper around it is wide enough for its quiet zone of four modules. */
function square(pen: Pen, code: string, at: { x: number; y: number }): void {
  pen.fillStyle = ink.text;
  const rows = qrOf(code);
  for (let y = 0; y < qrSide; y++)
    for (let x = 0; x < qrSide; x++)
      if (rows[y]?.[x]) pen.fillRect(at.x + x * module, at.y + y * module, module, module);
}
