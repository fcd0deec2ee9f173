import type { Pen } from './canvas';
import type { CardWords } from './card';
import { ink, serif } from './ink';
import { pressSeal } from './seal';
import { fitted, verseOf } from './verse';

const strip = { left: 34, width: 46, middle: 57 } as const;

/** 衣襟: the placket in the evening, its buttons fastened one below the other; the first of them lies across, as under a collar. */
export function placketCard(pen: Pen, { sentence, name, chapter, day }: CardWords): void {
  pen.fillStyle = ink.night;
  pen.fillRect(0, 0, 300, 400);
  pen.fillStyle = '#1F1B16';
  pen.fillRect(strip.left, 0, strip.width, 400);
  pen.strokeStyle = '#4A4236';
  pen.lineWidth = 0.7;
  pen.setLineDash([4, 3.2]);
  for (const x of [strip.left + 4.5, strip.left + strip.width - 4.5]) {
    pen.beginPath();
    pen.moveTo(x, 0);
    pen.lineTo(x, 400);
    pen.stroke();
  }
  pen.setLineDash([]);
  for (const [at, y] of [52, 150, 248, 346].entries()) button(pen, strip.middle, y, at === 0);

  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  pen.fillStyle = ink.ash;
  pen.font = serif(9.5);
  pen.fillText(chapter, 106, 52);
  const { size, set } = fitted([23, 21, 19, 17, 15.5, 14, 12], (at) => {
    pen.font = serif(at);
    return verseOf(
      sentence,
      { lines: Math.floor((at > 14 ? 176 : 214) / (at * 1.75)), width: 164 },
      (text) => pen.measureText(text).width,
    );
  });
  const leading = size * 1.75;
  pen.font = serif(size);
  pen.fillStyle = ink.bone;
  const top = 188 - (set.length * leading) / 2 + leading / 2;
  for (const [at, line] of set.entries()) pen.fillText(line, 106, top + at * leading);

  pen.font = serif(13);
  pen.fillText(name, 106, 337);
  pen.fillStyle = ink.ash;
  pen.font = serif(9.5);
  pen.fillText(day, 106, 355);
  pressSeal(pen, { x: 250, y: 346, size: 38 }, { ink: '#C8453E', paper: ink.night });
}

/** A button of the look, of pearl in the dark: two upright stitches sew it on (`drawings/buttons.mjs`, `fastened`). */
function button(pen: Pen, x: number, y: number, across: boolean): void {
  pen.save();
  pen.translate(x, y);
  pen.scale(25 / 48, 25 / 48);
  pen.lineCap = 'round';
  stroke(pen, '#6B6253', 2, across ? [-34, 0, 34, 0] : [0, -34, 0, 34]);
  pen.fillStyle = '#DDD3C1';
  ring(pen, 20);
  pen.fill();
  pen.strokeStyle = ink.night;
  for (const [radius, width] of [
    [17.6, 0.8],
    [12, 1.4],
  ] as const) {
    pen.globalAlpha = 0.26;
    pen.lineWidth = width;
    ring(pen, radius);
    pen.stroke();
  }
  pen.globalAlpha = 1;
  for (const side of [-3.9, 3.9]) stroke(pen, '#C23E37', 2.6, [side, -3.9, side, 3.9]);
  pen.restore();
}

function ring(pen: Pen, radius: number): void {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, Math.PI * 2);
}

function stroke(
  pen: Pen,
  colour: string,
  width: number,
  [x1, y1, x2, y2]: [number, number, number, number],
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}
