import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { contentType } from './content-type';

/** What the simulator itself puts into the browser: address → content. */
export type ClientFiles = ReadonlyMap<string, { type: string; body: string | Uint8Array }>;

/**
 * Bundles the simulator's own scripts for the browser: the phone's page and the panel's.
 *
 * @param simulatorFolder where the simulator's sources lie
 */
export async function bundleClient(simulatorFolder: string): Promise<ClientFiles> {
  const shell = join(simulatorFolder, 'shell');
  const bundled = await build({
    entryPoints: {
      'phone-shell': join(shell, 'phone', 'start-phone.ts'),
      panel: join(shell, 'panel', 'start-panel.ts'),
    },
    outdir: '/',
    absWorkingDir: simulatorFolder,
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome110',
    // Beside the scripts, not in them: a browser on a slow machine would read it before it starts anything.
    sourcemap: 'linked',
    minify: true,
    charset: 'utf8',
    logLevel: 'silent',
  });
  const files = new Map<string, { type: string; body: string | Uint8Array }>();
  for (const file of bundled.outputFiles) {
    const name = String(file.path.split(/[\\/]/).at(-1));
    files.set(`/shell/${name}`, { type: contentType(name), body: file.contents });
  }
  for (const [address, source] of [
    ['/phone.html', join(shell, 'phone', 'phone.html')],
    ['/', join(shell, 'panel', 'panel.html')],
  ] as const) {
    files.set(address, { type: 'text/html; charset=utf-8', body: await readFile(source, 'utf8') });
  }
  return files;
}
