import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { everyWay, type State } from './matrix';

/** Width of one picture on a sheet, in px. */
const wide = 300;

/** A contact sheet as a page: a row for each state, a column for each way of looking. `pictures`: data URLs by `<state>-<way>`. */
export function sheetPage(
  title: string,
  states: readonly State[],
  pictures: ReadonlyMap<string, string>,
): string {
  const head = ['', ...everyWay].map((word) => `<th>${word}</th>`).join('');
  const rows = states.map((state) => {
    const cells = everyWay.map((way) => `<td><img src="${pictures.get(`${state}-${way}`) ?? ''}"></td>`);
    return `<tr><th>${state}</th>${cells.join('')}</tr>`;
  });
  return `<!doctype html><style>
    body { margin: 24px; background: #d9d4ca; font: 15px sans-serif; color: #1e2326; }
    td, th { padding: 6px; vertical-align: top; }
    img { width: ${wide}px; border-radius: 12px; display: block; }
  </style><h2>${title}</h2><table><tr>${head}</tr>${rows.join('')}</table>`;
}

/** Sets the contact sheet of one screen from its pictures in a folder. @returns the sheet's file */
export async function setSheet(
  browser: Browser,
  { folder, name, states }: { folder: string; name: string; states: readonly State[] },
): Promise<string> {
  const pictures = new Map<string, string>();
  for (const state of states)
    for (const way of everyWay) {
      const png = await readFile(join(folder, `${name}-${state}-${way}.png`), 'base64');
      pictures.set(`${state}-${way}`, `data:image/png;base64,${png}`);
    }
  const page = await browser.newPage({
    viewport: { width: (wide + 12) * everyWay.length + 140, height: 100 },
  });
  await page.setContent(sheetPage(name, states, pictures));
  await page.waitForFunction('[...document.images].every((one) => one.complete && one.naturalWidth > 0)');
  const file = join(folder, `sheet-${name}.png`);
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
  return file;
}
