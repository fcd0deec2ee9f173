import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../root';

/** What both commands are told: which store, and which file. @throws Error with a sentence */
export function backupWishes(usage: string): { env: string; emulator: string | undefined; file: string } {
  const { values } = parseArgs({
    options: { env: { type: 'string' }, emulator: { type: 'string' }, file: { type: 'string' } },
  });
  if (values.env === undefined || values.file === undefined)
    throw new Error(`Name --env and --file. ${usage}`);
  return { env: values.env, emulator: values.emulator, file: values.file };
}

/** Every collection of the product, as its project file declares them. */
export function productCollections(): string[] {
  const project = JSON.parse(readFileSync(join(repositoryRoot(), 'simulator.config.json'), 'utf8'));
  return (project as { collections: string[] }).collections;
}

/** Ends the command with a sentence and no stack. */
export function fail(error: unknown): void {
  console.error((error as Error).message);
  process.exit(1);
}
