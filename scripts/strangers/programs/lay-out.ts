import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Copies a program without what git and earlier installations left in its folder. */
export function copyProgram(from: string, to: string): void {
  const left = new Set(['.git', 'node_modules']);
  cpSync(from, to, { recursive: true, filter: (source) => !left.has(basename(source)) });
}

/** Installs packages into a folder, without running anything of theirs. */
export function install(folder: string, dependencies: Readonly<Record<string, string>>): void {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync(npm, ['install', ...quiet], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** What the package.json of a folder names for a phone. */
export function dependenciesOf(folder: string): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  return dependencies ?? {};
}
