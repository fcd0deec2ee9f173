import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasSizeGoal } from '../build/functions';
import { type Figure, less } from './figure';

interface Size {
  bytes: number;
  files: number;
}

/** Goal 3: each deployed function against what an installed `node_modules` of its dependencies would be. */
export function functionSizes(from: { functions: string; root: string }): Figure[] {
  const installed = installedSize(from.root, ['wx-server-sdk', 'zod', 'dayjs']);
  const what = 'node_modules of wx-server-sdk, zod and dayjs';
  return readdirSync(from.functions)
    .filter(hasSizeGoal)
    .sort()
    .flatMap((name) => {
      const folder = join(from.functions, name);
      const core = statSync(join(folder, 'index.js')).size;
      const all = sizeOf(folder, []);
      return [
        less(`3 ${name}: index.js`, 'KB', core / 1024, { what, value: installed.bytes / 1024 }, atMost(400)),
        less(
          `3 ${name}: all`,
          'MB',
          all.bytes / 2 ** 20,
          { what, value: installed.bytes / 2 ** 20 },
          atMost(1.6),
        ),
        less(`3 ${name}: files`, 'files', all.files, { what, value: installed.files }, atMost(20)),
      ];
    });
}

const atMost = (limit: number) => ({ text: `≤ ${limit}`, met: (value: number) => value <= limit });

/** Packages and all that they depend on, as they lie on disk. */
function installedSize(root: string, names: string[]): Size {
  const seen = new Set<string>();
  const total: Size = { bytes: 0, files: 0 };
  const add = (name: string, from: string): void => {
    const folder = packageFolder(name, from);
    if (!folder || seen.has(folder)) return;
    seen.add(folder);
    const own = sizeOf(folder, ['node_modules']);
    total.bytes += own.bytes;
    total.files += own.files;
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    for (const dependency of Object.keys(dependencies)) add(dependency, folder);
  };
  for (const name of names) add(name, root);
  return total;
}

function packageFolder(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}

function sizeOf(folder: string, without: string[]): Size {
  const total: Size = { bytes: 0, files: 0 };
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (without.includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const inner = sizeOf(path, without);
      total.bytes += inner.bytes;
      total.files += inner.files;
    } else {
      total.bytes += statSync(path).size;
      total.files += 1;
    }
  }
  return total;
}
