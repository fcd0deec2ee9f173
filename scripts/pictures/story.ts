import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { borrowBrowser, returnBrowser } from '../../simulator/driver/shared-browser';

/** The four screens of the story, as `test/journeys/every-screen.test.ts` leaves them in `out/pictures`. */
const screens = ['today-open-light', 'write-light', 'sealed-light', 'letters-light'];
const width = 1600;

/**
 * Sets the README's picture, `docs/pictures/story.png`, from real screens side by side on quiet paper.
 * @returns the picture's file
 * @throws Error when the screens have not been taken yet
 */
export async function setStory(root: string): Promise<string> {
  const files = screens.map((name) => join(root, 'out', 'pictures', `${name}.png`));
  const missing = files.find((file) => !existsSync(file));
  if (missing)
    throw new Error(
      `${missing} is not there. Take the screens first: npx jest --selectProjects journeys test/journeys/every-screen`,
    );
  const target = join(root, 'docs', 'pictures', 'story.png');
  await mkdir(dirname(target), { recursive: true });
  const browser = await borrowBrowser();
  try {
    const page = await browser.newPage({ viewport: { width, height: 100 } });
    await page.setContent(sheet(await Promise.all(files.map((file) => readFile(file, 'base64')))));
    await page.waitForFunction('[...document.images].every((one) => one.complete && one.naturalWidth > 0)');
    await page.screenshot({ path: target, fullPage: true });
    await page.close();
  } finally {
    await returnBrowser();
  }
  return target;
}

function sheet(pictures: string[]): string {
  const phones = pictures.map((picture) => `<img src="data:image/png;base64,${picture}">`).join('');
  return `<!doctype html><style>
    body { margin: 0; padding: 56px 52px 60px; display: flex; justify-content: space-between; align-items: flex-start; background: #efe8da; }
    img { width: 344px; border-radius: 34px; box-shadow: 0 0 0 1px #dcd2bf, 0 18px 44px rgba(94, 76, 44, .18); }
  </style>${phones}`;
}
