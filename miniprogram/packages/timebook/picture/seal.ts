import type { Pen } from './canvas';
import { sealPath } from './seal-path';

/** The seal pressed by hand: `size` across, a little askew, its middle at `x`, `y`; `paper` shows through where the stone is worn. */
export function pressSeal(
  pen: Pen,
  place: { x: number; y: number; size: number },
  colours: { ink: string; paper: string },
): void {
  pen.save();
  pen.translate(place.x, place.y);
  pen.rotate((-3 * Math.PI) / 180);
  pen.scale(place.size / 100, place.size / 100);
  pen.translate(-50, -50);
  pen.fillStyle = colours.ink;
  trace(pen, sealPath.outline);
  pen.fill('evenodd');
  pen.fillStyle = colours.paper;
  trace(pen, sealPath.wear);
  pen.fill();
  pen.restore();
}

const step = /([MLHVCZ])|(-?\d*\.?\d+)/g;

/** Lays an SVG path of absolute M, L, H, V, C and Z under the pen: not every phone's canvas takes one as text. */
export function trace(pen: Pen, path: string): void {
  pen.beginPath();
  let [command, x, y] = ['', 0, 0];
  let numbers: number[] = [];
  for (const [, letter, number] of path.matchAll(step)) {
    if (letter !== undefined) {
      command = letter;
      numbers = [];
      if (letter === 'Z') pen.closePath();
      continue;
    }
    numbers.push(Number(number));
    if (numbers.length < (wants[command] ?? 0)) continue;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
    numbers = [];
    if (command === 'C') {
      pen.bezierCurveTo(a, b, c, d, e, f);
      [x, y] = [e, f];
      continue;
    }
    x = command === 'V' ? x : a;
    y = command === 'V' ? a : command === 'H' ? y : b;
    if (command === 'M') {
      pen.moveTo(x, y);
      command = 'L';
    } else pen.lineTo(x, y);
  }
}

const wants: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6 };
