import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { WorkerData } from './messages';

/** What Node's loader has beside its documented part. */
interface Loader {
  new (
    id: string,
  ): { filename: string; paths: string[]; exports: unknown; _compile(code: string, file: string): void };
  _nodeModulePaths(folder: string): string[];
  _resolveFilename(request: string, parent: unknown, isMain: boolean, options?: { paths: string[] }): string;
}
const loader = Module as unknown as Loader;

/** Loads a function's program: the file as it lies there, or its compiled text under the file's name. */
export function loadProgram({ entry, source, packages }: Omit<WorkerData, 'clock' | 'memoryMB'>): unknown {
  findPackagesOf(dirname(entry), packages);
  if (source === undefined) return createRequire(entry)(entry);
  process.setSourceMapsEnabled(true);
  const program = new loader(entry);
  program.filename = entry;
  program.paths = loader._nodeModulePaths(dirname(entry));
  program._compile(source, entry);
  return program.exports;
}

/**
 * The cloud installs what a function's package.json names. Here such a package is taken from the emulator's own when it is not installed
 * beside the function; one that is not named is missing here as it is there.
 */
function findPackagesOf(folder: string, packages: string): void {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return;
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: object };
  const named = Object.keys(dependencies);
  const resolveFilename = loader._resolveFilename;
  loader._resolveFilename = (request, parent, isMain, options) => {
    try {
      return resolveFilename.call(loader, request, parent, isMain, options);
    } catch (error) {
      if (!named.some((name) => request === name || request.startsWith(`${name}/`))) throw error;
      return resolveFilename.call(loader, request, parent, isMain, { paths: [packages] });
    }
  };
}
