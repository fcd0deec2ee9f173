import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this repository, wherever the bundled command lies: the nearest one upwards with `project.config.json`. */
export function repositoryRoot(from: string = __dirname): string {
  let folder = from;
  while (!existsSync(join(folder, 'project.config.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error(`No project.config.json above ${from}: is this a checkout of the project?`);
    folder = parent;
  }
  return folder;
}
