import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exclusively, functionsFolder, isBuilt } from '../../scripts/build/cached-functions';
import { repositoryRoot } from '../../scripts/root';

const run = promisify(execFile);

/**
 * The functions as they are deployed, of the sources as they are now: a folder with one folder per function. Built once for one state
 * of the sources, however many test files ask at once.
 * @param root a project with `cloudfunctions/`; this repository when left out
 */
export async function builtFunctions(root: string = repositoryRoot(__dirname)): Promise<string> {
  const folder = await functionsFolder(root);
  if (isBuilt(folder)) return folder;
  const home = repositoryRoot(__dirname);
  // Not the folder's own lock: the command takes that one. This one keeps two workers from bundling the command at once.
  return exclusively(join(home, 'dist', '.cache', 'functions', 'command'), async () => {
    const { stdout } = await run(
      process.execPath,
      ['scripts/run.mjs', 'build', '--functions', '--root', root],
      {
        cwd: home,
      },
    );
    return (JSON.parse(stdout) as { functions: string }).functions;
  });
}
