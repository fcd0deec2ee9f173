import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startEmulator } from '../../emulator';
import { exclusively, isBuilt } from '../../scripts/build/cached-functions';
import { contentHash } from '../../scripts/build/content-hash';
import { seedDistrict } from '../../scripts/district';
import { repositoryRoot } from '../../scripts/root';

/** What the demo district is made of beside the functions. */
const sources = [
  'emulator',
  'scripts/district',
  'scripts/district.ts',
  'simulator.config.json',
  'test/support',
];

/**
 * The demo district as an export of everything, clock included: played through the functions once for one state of the sources, because
 * three years of letters cost each journey seconds. The secrets of the tests must stand in the environment.
 * @param functions folder of the built functions
 * @returns a file for the emulator's `import`
 */
export async function seededDistrict(functions: string): Promise<string> {
  const root = repositoryRoot(__dirname);
  const name = `${basename(functions)}-${await contentHash(root, sources)}.jsonl`;
  const file = join(root, 'dist', '.cache', 'district', name);
  if (isBuilt(file)) return file;
  return exclusively(file, async () => {
    if (!isBuilt(file)) await play(functions, file);
    return file;
  });
}

/** Appears in one piece: a run that is killed leaves nothing that looks whole. */
async function play(functions: string, file: string): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'collar-button-district-'));
  const project = join(repositoryRoot(__dirname), 'simulator.config.json');
  const emulator = await startEmulator({ data, functions, project, export: `${file}.part` });
  try {
    await seedDistrict({ emulatorUrl: emulator.url, env: emulator.envId });
  } finally {
    await emulator.close();
    await rm(data, { recursive: true, force: true });
  }
  await rename(`${file}.part`, file);
}
