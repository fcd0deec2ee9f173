import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Plugin } from 'esbuild';
import { makeRequiresLazy } from './lazy-requires';
import { namesOf, type RareKind, rareStub } from './rare-stubs';
import { moduleAt, rewritten } from './sdk-rewrites';

/** Packages that a function reaches seldom, never, or not while it loads. `export`'s typesetter is not listed: it is exempt from the size goal. */
const rarePackages: Readonly<Record<string, RareKind>> = {
  '@cloudbase/ai': 'plain',
  '@cloudbase/app': 'plain',
  '@cloudbase/wx-cloud-client-sdk': 'client',
  'web-streams-polyfill': 'plain',
  jsonwebtoken: 'plain',
  xml2js: 'plain',
  axios: 'plain',
  'mime-db': 'plain',
  'form-data': 'plain',
  'https-proxy-agent': 'plain',
  'http-proxy-agent': 'plain',
  'json-bigint': 'factory',
  'protobufjs/minimal': 'plain',
  // Not rare, but not needed before the first call: half of what a load would otherwise compile. Brings its own bson.
  '@cloudbase/database': 'plain',
  'lunar-typescript': 'named',
  // A dictionary of 320 KB, met when a name is written.
  'pinyin-pro': 'named',
  // A megabyte for spreadsheets, which few people order.
  exceljs: 'named',
};

/** Packages whose files are compiled CommonJS with eager requires: theirs are made lazy. */
const lazyInside =
  /node_modules\/(wx-server-sdk|@cloudbase\/[a-z_-]+|bson|agentkeepalive|lodash\.[a-z]+)\/.*\.js$/;

const fileNameOf = (name: string): string => `${name.replace(/^@/, '').replaceAll('/', '-')}.js`;

const fileNameOfModule = (path: string): string => {
  const [bundle, id] = path.split('?') as [string, string];
  return `${basename(dirname(bundle))}-${basename(id)}`;
};

/** Rare packages of one build: file name → path of the module that is bundled under it. One file name stands for one module. */
export type RareRegistry = Map<string, string>;

/**
 * esbuild plugin: rare packages leave the bundle and are loaded from `./rare/<name>.js` at their first use. No package's meaning is
 * changed and none is dropped (`xml2js`, for one, is needed by `uploadFile`).
 * @param registry grows by what is found
 * @param used receives the file names that this bundle requires
 * @param prefix how a rare file is reached: `./rare/` from the function, `./` from another rare file
 */
export function rarePackagesPlugin(
  registry: RareRegistry,
  used: Set<string>,
  prefix: './rare/' | './',
): Plugin {
  return {
    name: 'rare-packages',
    setup(build) {
      build.onResolve({ filter: /^[@a-z]/ }, async (args) => {
        const kind = rarePackages[args.path];
        if (!kind || args.pluginData === resolving) return undefined;
        const { path } = await build.resolve(args.path, {
          resolveDir: args.resolveDir,
          kind: args.kind,
          importer: args.importer,
          pluginData: resolving,
        });
        const name = fileNameOf(args.path);
        // A second version of the package: it stays in the bundle of whoever asks for it.
        if (registry.has(name) && registry.get(name) !== path) return undefined;
        registry.set(name, path);
        used.add(name);
        const names = kind === 'named' ? namesOf(args.path, args.importer) : [];
        return { path: `${kind}:${name}`, namespace: 'rare', pluginData: names };
      });
      // One module of a webpack bundle, taken out of it: a rare file like the packages.
      build.onResolve({ filter: /\.js\?/ }, ({ path, kind }) => {
        if (kind === 'entry-point') return { path, namespace: 'webpack-module' };
        const name = fileNameOfModule(path);
        registry.set(name, path);
        used.add(name);
        return { path: `plain:${name}`, namespace: 'rare' };
      });
      build.onLoad({ filter: /.*/, namespace: 'webpack-module' }, async ({ path }) => {
        const [bundle, id] = path.split('?') as [string, string];
        return { contents: moduleAt(await readFile(bundle, 'utf8'), id), resolveDir: dirname(bundle) };
      });
      build.onLoad({ filter: /.*/, namespace: 'rare' }, (args) => {
        const [kind, name] = args.path.split(':') as [RareKind, string];
        const names = (args.pluginData as string[] | undefined) ?? [];
        return { contents: rareStub(kind, `${prefix}${name}`, names), loader: 'js' };
      });
      build.onResolve({ filter: /^\.\//, namespace: 'rare' }, ({ path }) => ({ path, external: true }));
      build.onLoad({ filter: lazyInside }, (args) => lazyFile(args.path));
    },
  };
}

const resolving = Symbol('resolving');
const lazyFiles = new Map<string, Promise<{ contents: string; loader: 'js' }>>();

/** The SDK is the same for every function of a build: each of its files is rewritten once. */
function lazyFile(path: string): Promise<{ contents: string; loader: 'js' }> {
  let file = lazyFiles.get(path);
  if (!file) {
    file = readFile(path, 'utf8').then((source) => ({
      contents: makeRequiresLazy(rewritten(path, source)),
      loader: 'js',
    }));
    lazyFiles.set(path, file);
  }
  return file;
}
