import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of this repository, wherever the bundled command lies: the nearest one upwards with `package-lock.json`
 * (`dist/` has a `project.config.json` of its own).
 */
export function repositoryRoot(from: string = __dirname): string {
  let folder = from;
  while (!existsSync(join(folder, 'package-lock.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error(`No package-lock.json above ${from}: is this a checkout of the project?`);
    folder = parent;
  }
  return folder;
}
