import { resolve } from 'node:path';
import { miniBlog } from './strangers/mini-blog';
import { miniprogramDemo } from './strangers/miniprogram-demo';
import { runStranger } from './strangers/run-stranger';

/**
 * `npm run strangers -- DIR`: the functions of other people's projects on the emulator, from checkouts in that folder (emulator/README.md
 * names them). Nothing of them is kept.
 */
async function main(folder: string | undefined): Promise<number> {
  if (!folder) throw new Error('Say in which folder the checkouts lie: npm run strangers -- DIR');
  let problems = 0;
  for (const stranger of [miniprogramDemo, miniBlog]) {
    console.log(`${stranger.folder} (${stranger.repository})`);
    for (const { what, problem } of await runStranger(stranger, resolve(folder))) {
      console.log(problem === '' ? `  ok    ${what}` : `  WRONG ${what}: ${problem}`);
      if (problem !== '') problems++;
    }
  }
  return problems;
}

main(process.argv[2]).then(
  (problems) => process.exit(problems === 0 ? 0 : 1),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
