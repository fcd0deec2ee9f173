import { join } from 'node:path';
import { build } from 'esbuild';
import { functionNames } from '../../scripts/build/functions';
import { repositoryRoot } from '../../scripts/root';

const root = repositoryRoot(__dirname);
const sources = join(root, 'cloudfunctions');

/** Files that leave something in a function's bundle, by path from the root; the SDK and rare packages stay outside here. */
async function partsOf(name: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(sources, name, 'index.ts')],
    absWorkingDir: root,
    outfile: 'index.js',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['wx-server-sdk', 'lunar-typescript'],
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const inputs = metafile.outputs['index.js']?.inputs ?? {};
  return Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0);
}

test('a function carries its own actions and contract, and nothing of another function', async () => {
  const names = await functionNames(sources);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const parts = await partsOf(name);
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
    const parts = await partsOf(name);
    const heavy = parts.filter((path) =>
      /\/zod\/.*\/(classic|locales)\/|\/zod\/v3\/|json-schema|dayjs\/plugin\/timezone/.test(path),
    );
    expect([name, heavy]).toEqual([name, []]);
  }
});
