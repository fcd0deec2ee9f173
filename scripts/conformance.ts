import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareTapes } from './conformance/compare-tapes';
import { repositoryRoot } from './root';

/** Suites that speak through the SDKs; the others look into the emulator. */
const SUITES = [
  'documents',
  'queries',
  'field-order',
  'operators',
  'updates',
  'update-types',
  'json-schema',
  'transactions',
  'aggregation',
  'places',
  'differences',
];

/**
 * `npm run conformance [-- --env ID]`: the suites of the SDKs on the emulator, or on a real environment of CloudBase, which they empty. All
 * calls and answers are kept as tapes in `out/tapes/`. `--compare ID` tells where the tapes of the two differ.
 */
function main(): number {
  const { values } = parseArgs({ options: { env: { type: 'string' }, compare: { type: 'string' } } });
  const root = repositoryRoot();
  const tapes = (name: string) => join(root, 'out', 'tapes', name);
  if (values.compare !== undefined) return compare(tapes('emulator'), tapes(values.compare));
  const place = values.env ?? 'emulator';
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const files = SUITES.map((suite) => `test/conformance/${suite}.test`);
  const environment = values.env === undefined ? {} : { CONFORMANCE_ENV: values.env };
  const { status } = spawnSync(
    process.execPath,
    [jest, ...files, '--selectProjects', 'node', '--runInBand'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment, CONFORMANCE_TAPES: tapes(place) },
    },
  );
  console.log(`The tapes lie in ${tapes(place)}.`);
  return status ?? 1;
}

function compare(here: string, there: string): number {
  for (const folder of [here, there])
    if (!existsSync(folder)) throw new Error(`There are no tapes in ${folder}: record them first.`);
  const found = compareTapes(here, there);
  for (const { suite, test, action, here: a, there: b } of found)
    console.log(`${suite}: ${test} (${action})\n  here:  ${a}\n  there: ${b}`);
  console.log(`${found.length} answers differ.`);
  return found.length === 0 ? 0 : 1;
}

try {
  process.exit(main());
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
