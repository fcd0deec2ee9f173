import { resolve } from 'node:path';
import { miniBlog } from './strangers/mini-blog';
import { miniprogramDemo } from './strangers/miniprogram-demo';
import { openProgram } from './strangers/programs/open-program';
import { retailStarter } from './strangers/programs/retail-starter';
import { tdesignExample } from './strangers/programs/tdesign-example';
import { weui } from './strangers/programs/weui';
import { type Finding, runStranger } from './strangers/run-stranger';

const USAGE = 'npm run strangers -- DIR [functions | programs | <folder of a program> [words of routes]]';

/**
 * `npm run strangers -- DIR`: other people's projects, unmodified, from checkouts in that folder: functions on the emulator
 * (emulator/README.md names them), every page of mini programs in the simulator (simulator/README.md). Nothing of them is kept.
 */
async function main([folder, which, only]: string[]): Promise<number> {
  if (!folder) throw new Error(`Say in which folder the checkouts lie: ${USAGE}`);
  const checkouts = resolve(folder);
  let problems = 0;
  const tell = ({ what, problem, note }: Finding) => {
    if (problem !== '') problems++;
    console.log(
      problem === '' ? `  ok    ${what}${note ? ` (${note})` : ''}` : `  WRONG ${what}: ${problem}`,
    );
  };
  if (!which || which === 'functions')
    for (const stranger of [miniprogramDemo, miniBlog]) {
      console.log(`${stranger.folder} (${stranger.repository})`);
      for (const finding of await runStranger(stranger, checkouts)) tell(finding);
    }
  for (const program of [tdesignExample, retailStarter, weui]) {
    if (which && which !== 'programs' && which !== program.folder) continue;
    console.log(`${program.folder} (${program.repository}), its pages`);
    await openProgram(program, checkouts, tell, only);
  }
  return problems;
}

main(process.argv.slice(2)).then(
  (problems) => process.exit(problems === 0 ? 0 : 1),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
