import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The project file's name where none is given. */
const USUAL_NAME = 'simulator.config.json';

/**
 * Reads what the shell needs to know of a project: the project file (people, templates, bookmarks, links), completed by the
 * program's own name (`title`) and `appid`.
 *
 * @param configFile given file; else `simulator.config.json` in the project's folder or the one above it; else nothing
 * @throws when the given file is missing or no project file is valid JSON
 */
export async function readProjectFile(
  projectDir: string,
  programRoot: string,
  configFile?: string,
): Promise<Record<string, unknown>> {
  const file = locateProjectFile(projectDir, programRoot, configFile);
  const project = file === undefined ? {} : await readJson(file);
  const settings = await readOptional(
    [projectDir, dirname(programRoot)].map((folder) => join(folder, 'project.config.json')),
  );
  const app = await readOptional([join(programRoot, 'app.json')]);
  const window = (app.window ?? {}) as Record<string, unknown>;
  return {
    title: window.navigationBarTitleText || settings.projectname || '小程序',
    appid: settings.appid ?? 'touristappid',
    ...project,
  };
}

/**
 * File on disk of what the project file names in `album`, relative to itself; undefined for anything that it does not name.
 */
export async function sampleFile(
  path: string,
  projectDir: string,
  programRoot: string,
  configFile?: string,
): Promise<string | undefined> {
  const file = locateProjectFile(projectDir, programRoot, configFile);
  if (file === undefined) return undefined;
  const { album } = await readJson(file);
  return Array.isArray(album) && album.includes(path) ? join(dirname(file), path) : undefined;
}

function locateProjectFile(projectDir: string, programRoot: string, configFile?: string): string | undefined {
  return (
    configFile ??
    [projectDir, dirname(programRoot)]
      .map((folder) => join(folder, USUAL_NAME))
      .find((path) => existsSync(path))
  );
}

async function readJson(file: string): Promise<Record<string, unknown>> {
  if (!existsSync(file)) throw new Error(`The project file ${file} is not there.`);
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`The project file ${file} is not valid JSON: ${(error as Error).message}`);
  }
}

/** The first of the files that is there and readable; the compiler tells what is wrong with the program's own. */
async function readOptional(files: string[]): Promise<Record<string, unknown>> {
  const file = files.find((path) => existsSync(path));
  return file === undefined ? {} : readJson(file).catch(() => ({}));
}
