import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { functionNames } from '../../emulator/functions/function-config';
import { type IndexDeclaration, readProject } from '../../emulator/project';

/** A function as it is to be: its code, what it may use, when it runs by itself. */
export interface DeclaredFunction {
  readonly name: string;
  readonly folder: string;
  /** Digest of its files: tells whether the code on the environment is this one. */
  readonly digest: string;
  /** Seconds. */
  readonly timeout: number;
  readonly memory: number;
  readonly timers: readonly { readonly name: string; readonly cron: string }[];
  readonly cloudCalls: readonly string[];
}

/** Everything that an environment is to hold, read from `simulator.config.json` and the built functions: the one declaration. */
export interface Declaration {
  readonly collections: readonly string[];
  readonly indexes: Readonly<Record<string, readonly IndexDeclaration[]>>;
  readonly environment: readonly string[];
  readonly functions: readonly DeclaredFunction[];
}

/** CloudBase's defaults, where a function's `config.json` says nothing. */
const defaults = { timeout: 3, memorySize: 256 };

/**
 * Reads the declaration.
 * @param root of the project, with `simulator.config.json`
 * @param functions folder of the built functions
 * @throws Error with a sentence when the project file or a `config.json` is broken
 */
export function readDeclaration(root: string, functions: string): Declaration {
  const project = readProject(join(root, 'simulator.config.json'));
  const stray = Object.keys(project.indexes).filter((name) => !project.collections.includes(name));
  if (stray.length > 0)
    throw new Error(`There are indexes for collections that are not declared: ${stray.join(', ')}.`);
  return {
    collections: project.collections,
    indexes: project.indexes,
    environment: project.functionEnv,
    functions: functionNames(functions).map((name) => declaredFunction(join(functions, name), name)),
  };
}

function declaredFunction(folder: string, name: string): DeclaredFunction {
  const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as {
    timeout?: number;
    memorySize?: number;
    triggers?: { name: string; config: string }[];
    permissions?: { openapi?: string[] };
  };
  return {
    name,
    folder,
    digest: digestOf(folder),
    timeout: config.timeout ?? defaults.timeout,
    memory: config.memorySize ?? defaults.memorySize,
    timers: (config.triggers ?? []).map((timer) => ({ name: timer.name, cron: timer.config })),
    cloudCalls: config.permissions?.openapi ?? [],
  };
}

/** Digest over names and contents of every file of a folder, whatever the machine it was built on. */
function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of filesOf(folder)) {
    const name = relative(folder, file).split('\\').join('/');
    hash.update(`${name}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex').slice(0, 16);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesOf(path) : [path];
    })
    .sort();
}
