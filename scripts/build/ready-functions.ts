import { exclusively, functionsFolder, isBuilt, sweep } from './cached-functions';
import { buildFunctions } from './functions';

/**
 * The functions of a project as they are deployed, built now unless this state of the sources has been built before.
 * @param root folder with `cloudfunctions/`
 * @returns a folder with one folder per function, which stays as it is
 * @throws Error when a source does not compile
 */
export async function readyFunctions(root: string): Promise<string> {
  const folder = await functionsFolder(root);
  await exclusively(folder, async () => {
    if (!isBuilt(folder)) await buildFunctions({ root, out: folder });
  });
  await sweep(root, folder);
  return folder;
}
