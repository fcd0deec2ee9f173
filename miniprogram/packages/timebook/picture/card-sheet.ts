import type { Pen } from './canvas';
import type { CardWords } from './card';
import { ink, serif } from './ink';
import { pressSeal } from './seal';
import { fitted, verseOf } from './verse';

/** 素笺: a sheet of letter paper with wide margins; the sentence stands a little above the middle, as on a title page. */
export function sheetCard(pen: Pen, { sentence, name, chapter, day }: CardWords): void {
  pen.fillStyle = ink.cloth;
  pen.fillRect(0, 0, 300, 400);
  pen.fillStyle = ink.paper;
  pen.fillRect(14, 14, 272, 372);
  pen.strokeStyle = ink.edge;
  pen.lineWidth = 0.6;
  pen.strokeRect(14, 14, 272, 372);

  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  pen.fillStyle = ink.brand;
  pen.fillRect(40, 46, 16, 1.6);
  pen.fillStyle = ink.second;
  pen.font = serif(9.5);
  pen.fillText(chapter, 40, 61);

  const { size, set } = fitted([27, 24, 21, 18.5, 16.5, 15, 13.5], (at) => {
    pen.font = serif(at);
    return verseOf(
      sentence,
      { lines: Math.floor(206 / (at * 1.75)), width: 222 },
      (text) => pen.measureText(text).width,
    );
  });
  const leading = size * 1.75;
  pen.fillStyle = ink.text;
  pen.font = serif(size);
  const top = 184 - (set.length * leading) / 2 + leading / 2;
  for (const [at, line] of set.entries()) pen.fillText(line, 40, top + at * leading);

  pen.strokeStyle = ink.edge;
  pen.beginPath();
  pen.moveTo(40, 312);
  pen.lineTo(260, 312);
  pen.stroke();
  pen.fillStyle = ink.text;
  pen.font = serif(13);
  pen.fillText(name, 40, 334);
  pen.fillStyle = ink.second;
  pen.font = serif(9.5);
  pen.fillText(day, 40, 352);
  pressSeal(pen, { x: 238, y: 343, size: 42 }, { ink: ink.brand, paper: ink.paper });
}
