import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { borrowBrowser, returnBrowser } from '../simulator/driver/shared-browser';
import { Matrix } from './pictures/matrix';
import { type Pages, screensOf } from './pictures/screens';
import { setSheet } from './pictures/sheets';
import { setStory } from './pictures/story';
import { repositoryRoot } from './root';
import { runProduct } from './running/run-product';

/**
 * `npm run pictures`: every state of every screen in every way of looking, and a contact sheet for each screen, in `out/matrix`. Words after
 * `--` name the screens that are wanted, all without them. `--story` sets the README's picture instead.
 */
async function main(wanted: readonly string[]): Promise<void> {
  const root = repositoryRoot();
  if (wanted.includes('--story')) return console.log(await setStory(root));
  const folder = join(root, 'out', 'matrix');
  const data = await mkdtemp(join(tmpdir(), 'collar-button-pictures-'));
  const program = JSON.parse(await readFile(join(root, 'miniprogram', 'app.json'), 'utf8')) as Pages;
  const screens = screensOf(program).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (screens.length === 0) throw new Error(`No screen is called ${wanted.join(', ')}.`);
  await mkdir(folder, { recursive: true });
  try {
    const product = await runProduct({ root, data, port: 0 });
    const browser = await borrowBrowser();
    try {
      await setTheScene(product.emulator.url);
      const matrix = await Matrix.set(product, folder);
      for (const screen of screens) {
        const states = await matrix.take(screen);
        console.log(await setSheet(browser, { folder, name: screen.name, states }));
      }
      await matrix.close();
      for (const line of matrix.complaints) console.log(line);
    } finally {
      await returnBrowser();
      await product.close();
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

/** What people do before they are looked at: 许一诺 joins, as her invitation card would have it, with a book without a letter; 林知远 asks his wife in and leaves a word. */
async function setTheScene(emulator: string): Promise<void> {
  const code = 'DEM0C0DE0000000000000000XY';
  const consent = { version: '2026-07', purposes: ['timebook', 'reminders'] };
  const acts = [
    ['xu-yinuo', 'account', 'bind', { code, consent }],
    ['lin-zhiyuan', 'family', 'invite', { name: '南乔', relation: 'spouse' }],
    ['lin-zhiyuan', 'family', 'mark', { kind: 'words', answer: 'keep', text: '晚饭回家吃，灯给你留着。' }],
    ['lin-zhiyuan', 'family', 'plan', { kind: 'site', day: '2026-08-15' }],
  ] as const;
  for (const [person, name, action, fields] of acts) {
    const input = { requestId: `pictures-${name}-${action}-${person}`, ...fields };
    const body = JSON.stringify({ person: `demo-openid-${person}`, name, data: { action, input } });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${emulator}/phone/function`, { method: 'POST', headers, body });
    const told = await answer.text();
    if (!answer.ok || !told.includes('"ok":true'))
      throw new Error(`The scene could not be set: ${person} ${action}: ${told}`);
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
