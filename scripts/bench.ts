import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coldStart } from './bench/cold-start';
import { emulatorProcess } from './bench/emulator-process';
import { emulatorSpeed } from './bench/emulator-speed';
import type { Figure } from './bench/figure';
import { firstScreen } from './bench/first-screen';
import { functionSizes } from './bench/function-size';
import { helpGroup } from './bench/help-group';
import { hundredComponents } from './bench/hundred-components';
import { kills } from './bench/kills';
import { oneInvocation } from './bench/one-invocation';
import { oneMinute } from './bench/one-minute';
import { packageSize } from './bench/package-size';
import { queriesBySize } from './bench/queries-by-size';
import { remindersBySize } from './bench/reminders-by-size';
import { savedFile } from './bench/saved-file';
import { readyFunctions } from './build/ready-functions';
import { repositoryRoot } from './root';
import { runProduct } from './running/run-product';

/**
 * `npm run bench [-- 1 4 queries 12]`: figures as JSON lines, each beside its baseline in the same run; numbers choose goals, `queries` the
 * emulator's planner from ten thousand documents to a million, `helpgroup` a unit's help group of two thousand members. Absolute times
 * drift with the machine: ratios are what is quoted.
 */
async function main(wanted: string[]): Promise<void> {
  const root = repositoryRoot();
  const data = await mkdtemp(join(tmpdir(), 'collar-button-bench-'));
  const scratch = join(root, 'dist', '.cache', `bench-${process.pid}`);
  await mkdir(scratch, { recursive: true });
  const wants = (...goals: string[]) => wanted.length === 0 || goals.some((goal) => wanted.includes(goal));
  try {
    const functions = await readyFunctions(root);
    if (wants('1', '2')) {
      const project = join(root, 'simulator.config.json');
      const emulator = await emulatorProcess(root, ['--data', join(data, 'cold'), '--project', project]);
      try {
        print(coldStart({ functions, scratch, emulator }));
      } finally {
        await emulator.close();
      }
    }
    if (wants('3')) print(functionSizes({ functions, root }));
    if (wants('4')) print(await emulatorSpeed({ root, scratch, data }));
    if (wants('5')) print(kills({ root, data }));
    if (wants('helpgroup')) print(await helpGroup({ root, data, functions }));
    if (wants('queries')) print(await queriesBySize({ data }));
    if (wants('6', '7')) print(await remindersBySize({ root, scratch, data, functions }));
    if (wants('8')) print(await oneInvocation({ root, scratch, data, functions }));
    if (wants('9')) print(await oneMinute({ root, data, functions }));
    if (wants('10')) print(await packageSize({ root, scratch: join(scratch, 'packages') }));
    if (wants('12')) {
      const product = await runProduct({ root, data: join(data, 'screen'), port: 0 });
      try {
        print(await firstScreen(product));
      } finally {
        await product.close();
      }
    }
    if (wants('13')) print(await hundredComponents({ scratch, data }));
    if (wants('14')) print(await savedFile({ root, scratch, data }));
  } finally {
    await rm(scratch, { recursive: true, force: true });
    await rm(data, { recursive: true, force: true });
  }
}

function print(figures: Figure[]): void {
  for (const figure of figures) console.log(JSON.stringify(figure));
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
