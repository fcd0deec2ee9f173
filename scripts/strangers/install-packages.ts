import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs what the functions' package.json files name beside their folder, as the cloud does when they are deployed. The newest of two
 * ranges wins: one installation serves all functions.
 */
export function installPackages(home: string, functions: string): void {
  const dependencies: Record<string, string> = {};
  for (const name of readdirSync(functions)) {
    const file = join(functions, name, 'package.json');
    if (!existsSync(file)) continue;
    const named = (JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: Record<string, string> })
      .dependencies;
    for (const [packageName, range] of Object.entries(named ?? {}))
      if (rank(range) >= rank(dependencies[packageName] ?? '')) dependencies[packageName] = range;
  }
  // Of a backend of its author's own, which nobody else has.
  delete dependencies['hydrogen-js-sdk'];
  writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, dependencies }));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync(npm, ['install', ...quiet], { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] });
}

const rank = (range: string): number => (range === 'latest' ? 1e9 : Number(/\d+/.exec(range)?.[0] ?? 0));
