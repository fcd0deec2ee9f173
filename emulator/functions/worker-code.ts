import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ENTRY = join('emulator', 'functions', 'worker', 'entry.ts');
let code: Promise<string> | undefined;

/** The worker's program as text, bundled from its TypeScript at first use (works from a bundled command and from jest alike). */
export function workerCode(): Promise<string> {
  code ??= bundle().catch((error) => {
    code = undefined;
    throw error;
  });
  return code;
}

async function bundle(): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [findEntry()],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

const findEntry = (): string => join(emulatorHome(), ENTRY);

/** The folder in which the emulator is installed, its packages beside it. */
export function emulatorHome(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ENTRY))) return folder;
    if (dirname(folder) === folder) throw new Error(`${ENTRY} was not found above ${__dirname}.`);
  }
}
