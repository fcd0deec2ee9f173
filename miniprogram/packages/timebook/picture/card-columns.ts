import type { Pen } from './canvas';
import type { CardWords } from './card';
import { ink, serif } from './ink';
import { pressSeal } from './seal';
import { clausesOf, fitted } from './verse';
import { columnsOf, drawColumn, type Sign, signsOf } from './vertical';

const frame = { left: 30, top: 34, right: 270, bottom: 366 } as const;
/** Columns between the red lines; the leftmost is for name and day. */
const places = { most: 8, fewest: 5 } as const;

/** 朱丝栏: letter paper with red columns, written from top to bottom and from right to left. */
export function columnsCard(pen: Pen, { sentence, name, chapter, day }: CardWords): void {
  pen.fillStyle = ink.paper;
  pen.fillRect(0, 0, 300, 400);
  pen.strokeStyle = ink.brand;
  pen.lineWidth = 1.6;
  pen.strokeRect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
  pen.lineWidth = 0.5;
  pen.strokeRect(frame.left + 4, frame.top + 4, frame.right - frame.left - 8, frame.bottom - frame.top - 8);

  const { size, set } = fitted([25, 22, 19.5, 17.5, 15.5, 14], (at) => {
    pen.font = serif(at);
    return fallen(sentence, at, (text) => pen.measureText(text).width);
  });
  const count = Math.max(places.fewest, set.length + 1);
  const wide = (frame.right - frame.left - 8) / count;
  pen.globalAlpha = 0.55;
  for (let at = 1; at < count; at++) {
    const x = frame.left + 4 + at * wide;
    pen.beginPath();
    pen.moveTo(x, frame.top + 4);
    pen.lineTo(x, frame.bottom - 4);
    pen.stroke();
  }
  pen.globalAlpha = 1;

  // A short sentence stands in the middle of its columns, not at the edge.
  const blank = Math.floor((count - 1 - set.length) / 2);
  const middle = (at: number) => frame.right - 4 - (at + 0.5) * wide;
  pen.font = serif(size);
  pen.fillStyle = ink.text;
  for (const [at, column] of set.entries())
    drawColumn(pen, column, middle(blank + at), frame.top + 22, size, size * 1.14);

  const last = middle(count - 1);
  pen.fillStyle = ink.second;
  pen.font = serif(10);
  drawColumn(pen, signs(`${day}　${chapter}`), last, frame.top + 22, 10, 11.6);
  pen.fillStyle = ink.text;
  pen.font = serif(13);
  const written = signs(name);
  drawColumn(pen, written, last, frame.bottom - 64 - written.length * 15.6, 13, 15.6);
  pressSeal(
    pen,
    { x: last, y: frame.bottom - 34, size: Math.min(32, wide - 8) },
    { ink: ink.brand, paper: ink.paper },
  );
}

const signs = (text: string): Sign[] => [...text].map((one) => ({ text: one, length: 1, turned: false }));

/** Clause by clause where each has a column of its own, else one after the other. */
function fallen(sentence: string, size: number, widthOf: (text: string) => number): Sign[][] | undefined {
  const height = (frame.bottom - frame.top - 40) / (size * 1.14);
  const most = Math.min(places.most, Math.floor((frame.right - frame.left - 8) / (size * 1.55)) - 1);
  const clauses = clausesOf(sentence).map((one) => signsOf(one, widthOf, size).flat());
  if (clauses.length <= Math.min(most, 5) && clauses.every((one) => one.length >= 3 && one.length <= height))
    return clauses;
  const columns = columnsOf(signsOf(sentence, widthOf, size), height);
  return columns.length <= most ? columns : undefined;
}
