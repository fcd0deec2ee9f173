import { join } from 'node:path';
import { build } from 'esbuild';
import { functionNames, hasSizeGoal } from '../../scripts/build/functions';
import { rarePackagesPlugin } from '../../scripts/build/rare-packages';
import { repositoryRoot } from '../../scripts/root';

const root = repositoryRoot(__dirname);
const sources = join(root, 'cloudfunctions');

/** What each file leaves in the bundle of a function, in bytes, by path from the root; the SDK stays outside here, and rare packages are apart. */
async function partsOf(name: string): Promise<Map<string, number>> {
  const { metafile } = await build({
    entryPoints: [join(sources, name, 'index.ts')],
    absWorkingDir: root,
    outfile: 'index.js',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    minify: true,
    external: ['wx-server-sdk'],
    plugins: [rarePackagesPlugin(new Map(), new Set(), './rare/')],
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const inputs = Object.entries(metafile.outputs['index.js']?.inputs ?? {});
  const parts = inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const);
  return new Map(parts.filter(([, bytes]) => bytes > 0));
}

test('a function carries its own actions and contract, and nothing of another function', async () => {
  const names = await functionNames(sources);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const parts = [...(await partsOf(name)).keys()];
    const others = names.filter((other) => other !== name);
    const foreign = parts.filter(
      (path) =>
        path === 'core/contract/index.ts' ||
        others.some((other) => path.startsWith(`cloudfunctions/${other}/`)) ||
        others.some((other) => path === `core/contract/${other}.ts`),
    );
    expect([name, foreign]).toEqual([name, []]);
  }
});

test('of zod a function carries the small half, of dayjs no time zones: what is not used costs every cold start', async () => {
  for (const name of await functionNames(sources)) {
    const parts = [...(await partsOf(name)).keys()];
    const heavy = parts.filter((path) =>
      /\/zod\/.*\/(classic|locales)\/|\/zod\/v3\/|json-schema|dayjs\/plugin\/timezone/.test(path),
    );
    expect([name, heavy]).toEqual([name, []]);
  }
});

test('no package fills a function: what is large and not needed at once has a place in rare-packages.ts', async () => {
  for (const name of (await functionNames(sources)).filter(hasSizeGoal)) {
    const sizes = new Map<string, number>();
    for (const [path, bytes] of await partsOf(name)) {
      const [, owner] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path) ?? [];
      if (owner) sizes.set(owner, (sizes.get(owner) ?? 0) + bytes);
    }
    expect([name, [...sizes].filter(([, bytes]) => bytes > 40 * 1024)]).toEqual([name, []]);
  }
});
