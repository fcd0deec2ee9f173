import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative } from 'node:path';
import { functionAssets } from '../../scripts/build/function-assets';
import { functionNames, hasSizeGoal } from '../../scripts/build/functions';
import { repositoryRoot } from '../../scripts/root';
import { builtFunctions } from '../support/built';

let folder: string;
beforeAll(async () => {
  folder = await builtFunctions();
});

const filesOf = (name: string): string[] =>
  readdirSync(join(folder, name), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('every function is built, and nothing that is not one', async () => {
  const names = await functionNames(join(repositoryRoot(__dirname), 'cloudfunctions'));
  expect(names).toEqual(expect.arrayContaining(['account', 'clock', 'reminder', 'timebook']));
  expect(readdirSync(folder).sort()).toEqual(names);
});

test('a deployed function has at most 400 KB of core, 1.6 MB and 20 files in all', () => {
  for (const name of readdirSync(folder).filter(hasSizeGoal)) {
    const files = filesOf(name);
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
    expect([name, statSync(join(folder, name, 'index.js')).size <= 400 * 1024]).toEqual([name, true]);
    expect([name, bytes <= 1.6 * 2 ** 20]).toEqual([name, true]);
    expect([name, files.length <= 20]).toEqual([name, true]);
  }
});

test('a deployed function needs nothing to be installed', () => {
  for (const name of readdirSync(folder)) {
    const manifest = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'));
    expect(manifest.main).toBe('index.js');
    expect(manifest.dependencies).toBeUndefined();
    for (const file of filesOf(name).filter((path) => path.endsWith('.js'))) {
      const required = [...readFileSync(file, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(
        (match) => match[1] as string,
      );
      const foreign = required.filter((specifier) => !specifier.startsWith('.') && !isBuiltin(specifier));
      // The SDK tries its predecessor and debug's colours, and goes on without them.
      expect([
        name,
        foreign.filter((specifier) => !['tcb-admin-node', 'supports-color'].includes(specifier)),
      ]).toEqual([name, []]);
    }
  }
});

test('no source, map or secret is deployed; assets are those that the function declares', async () => {
  const sources = join(repositoryRoot(__dirname), 'cloudfunctions');
  for (const name of readdirSync(folder)) {
    const assets = await functionAssets(join(sources, name));
    const others = filesOf(name)
      .map((file) => relative(join(folder, name), file))
      .filter((file) => !/^([\w-]+|rare\/[\w.-]+)\.js$|^(config|package)\.json$/.test(file));
    expect([name, others.sort()]).toEqual([name, [...assets.keys()].sort()]);
    // Fonts do not fit into the goal.
    expect([name, assets.size > 0 && hasSizeGoal(name)]).toEqual([name, false]);
  }
});

const builtins = new Set(builtinModules);
function isBuiltin(specifier: string): boolean {
  return builtins.has(specifier.replace(/^node:/, ''));
}
