import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { repositoryRoot } from '../root';

/** One line of a function's `assets.json`: files of an installed package that the function reads when it runs, such as fonts. */
type Asset = { package: string; files: string; to: string };

/** Where assets lie in a deployed function. Nothing else that is no code lies there. */
export const assetsFolder = 'assets';

/**
 * The files that a function's `assets.json` names, by their place in the deployed function: `assets/<to>/<name>`.
 * @throws Error when a line names no file: the package has changed
 */
export async function functionAssets(source: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const path = join(source, 'assets.json');
  if (!existsSync(path)) return files;
  for (const asset of JSON.parse(await readFile(path, 'utf8')) as Asset[]) {
    const folder = packageFolder(asset.package);
    const wanted = new RegExp(asset.files);
    const names = (await readdir(folder, { recursive: true })).filter((name) => wanted.test(name)).sort();
    if (names.length === 0) throw new Error(`${path}: ${asset.package} has no file like ${asset.files}`);
    for (const name of names)
      files.set(join(assetsFolder, asset.to, basename(name)), await readFile(join(folder, name)));
  }
  return files;
}

function packageFolder(name: string): string {
  const require = createRequire(join(repositoryRoot(), 'package.json'));
  return dirname(require.resolve(`${name}/package.json`));
}
