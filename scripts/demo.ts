import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellMainJob } from './demo/main-job';
import { Story } from './demo/story';
import { repositoryRoot } from './root';
import { runProduct } from './running/run-product';

/**
 * `npm run demo`: the main job without a person, through the real pages in a real browser, on fresh data. Prints the story with its virtual
 * dates, leaves pictures in `out/`, and ends with an error when anything is not as it must be.
 */
async function main(): Promise<void> {
  const root = repositoryRoot();
  const data = await mkdtemp(join(tmpdir(), 'collar-button-demo-'));
  const began = performance.now();
  try {
    const product = await runProduct({ root, data, port: 0 });
    const story = new Story(product, join(root, 'out'));
    try {
      await tellMainJob(story);
    } finally {
      await story.close();
      await product.close();
    }
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`\n${story.pictures.length} 张图片在 out/，用了 ${seconds} 秒。`);
    console.log(`${story.pictures.length} pictures in out/, ${seconds} s.`);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(`\nThe demo stopped: ${error.message}`);
    process.exit(1);
  },
);
