import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The simulator's own source folder, whose runtime goes into the phone. It is looked for upwards from this file, because
 * commands run from a bundle (`dist/tools/`) and tests from the sources.
 */
export function simulatorFolder(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'simulator', 'runtime', 'program.ts'))) return join(folder, 'simulator');
    if (dirname(folder) === folder) throw new Error(`The simulator's sources are not above ${__dirname}.`);
  }
}
