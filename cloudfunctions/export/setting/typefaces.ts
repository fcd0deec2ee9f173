import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The serif lies beside the function, cut into slices of about a hundred characters each (`assets.json`). */
const folder = () => join(__dirname, 'assets', 'fonts');

type Slice = { name: string; ranges: [number, number][] };
let known: Slice[] | undefined;

function slices(): Slice[] {
  if (known) return known;
  const table = JSON.parse(readFileSync(join(folder(), 'unicode.json'), 'utf8')) as Record<string, string>;
  const here = /^(\[\d+\]|latin|latin-ext)$/;
  known = Object.entries(table)
    .filter(([name]) => here.test(name))
    .map(([name, ranges]) => ({ name: name.replace(/[[\]]/g, ''), ranges: ranges.split(',').map(rangeOf) }))
    // Latin letters first: they stand in some of the other slices, too, and belong together.
    .sort((a, b) => Number(/\d/.test(a.name)) - Number(/\d/.test(b.name)));
  return known;
}

function rangeOf(text: string): [number, number] {
  const [first = '', last = first] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

/** The slices that claim a character; what they hold is known when they are opened. */
export function slicesFor(point: number): string[] {
  return slices()
    .filter(({ ranges }) => ranges.some(([first, last]) => point >= first && point <= last))
    .map(({ name }) => name);
}

export function sliceBytes(name: string): Buffer {
  return readFileSync(join(folder(), `noto-serif-sc-${name}-400-normal.woff`));
}
