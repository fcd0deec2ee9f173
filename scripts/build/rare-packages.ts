import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';
import { makeRequiresLazy } from './lazy-requires';

/**
 * Packages that a function reaches seldom, never, or not while it loads, and how they are met before they are needed:
 * `plain` – only through requires that are lazy already;
 * `named` – imported by name by our own modules;
 * `factory` – called at once for an object (`json-bigint`) whose methods are needed later;
 * `client` – `generateHTTPClient(…)` is called by every `init` for an object whose properties are hardly ever read.
 */
type RareKind = 'plain' | 'named' | 'factory' | 'client';

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
  // Only reached from the packages above: files of their own so that those share one copy.
  '@cloudbase/adapter-wx_mp': 'plain',
  '@cloudbase/utilities': 'plain',
  'lunar-typescript': 'named',
};

/** Packages whose files are compiled CommonJS with eager requires: theirs are made lazy. */
const lazyInside =
  /node_modules\/(wx-server-sdk|@cloudbase\/[a-z_-]+|bson|agentkeepalive|lodash\.[a-z]+)\/.*\.js$/;

const fileNameOf = (name: string): string => `${name.replace(/^@/, '').replaceAll('/', '-')}.js`;

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
        return { path: `${kind}:${name}`, namespace: 'rare', pluginData: path };
      });
      build.onLoad({ filter: /.*/, namespace: 'rare' }, (args) => {
        const [kind, name] = args.path.split(':') as [string, string];
        return { contents: stub(kind, `${prefix}${name}`, args.pluginData as string), loader: 'js' };
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
    file = readFile(path, 'utf8').then((source) => ({ contents: makeRequiresLazy(source), loader: 'js' }));
    lazyFiles.set(path, file);
  }
  return file;
}

function stub(kind: string, file: string, path: string): string {
  const load = `const load=()=>require(${JSON.stringify(file)});`;
  if (kind === 'plain') return `module.exports=require(${JSON.stringify(file)});`;
  if (kind === 'factory')
    return `${load}module.exports=(options)=>{let made;const get=()=>made||(made=load()(options));return{parse:(...a)=>get().parse(...a),stringify:(...a)=>get().stringify(...a)}};`;
  if (kind === 'client')
    return `${load}const sdk=()=>{const m=load();return m.default||m};const lazy=(make)=>{let made;return new Proxy({},{get:(_,k)=>k==="then"?undefined:(made||(made=make()))[k]})};exports.__esModule=true;exports.default={generateHTTPClient:(...a)=>lazy(()=>sdk().generateHTTPClient(...a)),generateMySQLClient:(...a)=>sdk().generateMySQLClient(...a)};`;
  const names = Object.keys(createRequire(path)(path) as object).filter((name) => name !== 'default');
  const getters = names.map(
    (name) =>
      `Object.defineProperty(exports,${JSON.stringify(name)},{enumerable:true,get:()=>load()[${JSON.stringify(name)}]});`,
  );
  return `${load}Object.defineProperty(exports,"__esModule",{value:true});${getters.join('')}`;
}
