import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { functionAssets } from './function-assets';
import { packedFile } from './packed-file';
import { type RareRegistry, rarePackagesPlugin } from './rare-packages';

/** What was written for one function. `files` counts everything in its folder, `bytes` their sizes. */
export interface BuiltFunction {
  name: string;
  folder: string;
  /** Bytes of `index.js`. */
  core: number;
  bytes: number;
  files: number;
}

/** The oldest runtime of CloudBase that is still offered beside 20; what is built runs on both. */
const options: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  // A source with one character beyond Latin-1 is read by V8 as two bytes each: escapes load faster.
  charset: 'ascii',
  logLevel: 'warning',
};

/**
 * Bundles every function of a WeChat cloud project for deployment: each folder of `<root>/cloudfunctions` whose name does not begin with
 * `_` becomes `<out>/<name>/{index.js, rare/*.js, assets/**, config.json, package.json}`, without dependencies to install.
 * Written beside and moved into place, so a reader never sees half a function.
 *
 * @param from.root folder of the project
 * @param from.out folder that receives one folder per function
 * @param from.minify false keeps names readable, for stack traces while developing
 * @throws Error with esbuild's messages when a source does not compile, or a function has no `index.ts`
 */
export async function buildFunctions(from: {
  root: string;
  out: string;
  minify?: boolean;
}): Promise<BuiltFunction[]> {
  const sources = join(from.root, 'cloudfunctions');
  const names = await functionNames(sources);
  const fresh = `${from.out}.${process.pid}.new`;
  await rm(fresh, { recursive: true, force: true });
  const common: Shared = { minify: from.minify ?? true, registry: new Map(), rare: new Map() };
  const built: BuiltFunction[] = [];
  try {
    for (const name of names) {
      const folder = join(fresh, name);
      await mkdir(folder, { recursive: true });
      const source = join(sources, name);
      if (!existsSync(join(source, 'index.ts'))) throw new Error(`${source} has no index.ts.`);
      const files = await bundleFunction(join(source, 'index.ts'), common);
      files.set('package.json', text(`${JSON.stringify({ name, version: '1.0.0', main: 'index.js' })}\n`));
      files.set('config.json', await configOf(source));
      for (const [file, contents] of await functionAssets(source)) files.set(file, contents);
      for (const [file, contents] of files) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await writeFile(join(folder, file), contents);
      }
      const bytes = [...files.values()].reduce((sum, contents) => sum + contents.byteLength, 0);
      const core = files.get('index.js')?.byteLength ?? 0;
      built.push({ name, folder: join(from.out, name), core, bytes, files: files.size });
    }
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
  await mkdir(dirname(from.out), { recursive: true });
  await rm(from.out, { recursive: true, force: true });
  await rename(fresh, from.out);
  return built;
}

/** Folders that are deployed; `_kernel` and `_store` are parts of them, not functions. */
export async function functionNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'));
  return names.map((entry) => entry.name).sort();
}

/** Files for people to keep (PDF, spreadsheets) need large packages: the functions that make or read them are exempt, and are called seldom. */
export const hasSizeGoal = (name: string): boolean => !['export', 'intake'].includes(name);

/** What the functions of one build share: the SDK's rare packages are bundled once. */
interface Shared {
  minify: boolean;
  registry: RareRegistry;
  rare: Map<string, Promise<Bundle>>;
}

interface Bundle {
  contents: Uint8Array;
  /** File names under `rare/` that it requires. */
  needs: Set<string>;
}

async function bundleFunction(entry: string, common: Shared): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const index = await bundle(entry, './rare/', common);
  files.set('index.js', index.contents);
  // Rare files may need others of their kind: the set grows while it is walked.
  const needed = new Set(index.needs);
  for (const name of needed) {
    let rare = common.rare.get(name);
    if (!rare) {
      rare = bundle(common.registry.get(name) as string, './', common).then((one) => ({
        ...one,
        contents: packedFile(name, one.contents),
      }));
      common.rare.set(name, rare);
    }
    const { contents, needs } = await rare;
    files.set(`rare/${name}`, contents);
    for (const other of needs) needed.add(other);
  }
  return files;
}

async function bundle(entry: string, prefix: './rare/' | './', common: Shared): Promise<Bundle> {
  const needs = new Set<string>();
  const plugins = [rarePackagesPlugin(common.registry, needs, prefix)];
  const { outputFiles } = await build({
    ...options,
    minify: common.minify,
    entryPoints: [entry],
    plugins,
    write: false,
  });
  return { contents: (outputFiles[0] as { contents: Uint8Array }).contents, needs };
}

async function configOf(source: string): Promise<Uint8Array> {
  const path = join(source, 'config.json');
  if (!existsSync(path)) return text(`${JSON.stringify({ permissions: { openapi: [] } })}\n`);
  return text(`${JSON.stringify(JSON.parse(await readFile(path, 'utf8')), null, 2)}\n`);
}

const text = (value: string): Uint8Array => Buffer.from(value);
