import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dependenciesOf, install } from './programs/lay-out';

/**
 * Installs what the functions' package.json files name beside their folder, as the cloud does when they are deployed. The newest of two
 * ranges wins: one installation serves all functions.
 */
export function installPackages(home: string, functions: string): void {
  const dependencies: Record<string, string> = {};
  for (const name of readdirSync(functions)) {
    if (!existsSync(join(functions, name, 'package.json'))) continue;
    for (const [packageName, range] of Object.entries(dependenciesOf(join(functions, name))))
      if (rank(range) >= rank(dependencies[packageName] ?? '')) dependencies[packageName] = range;
  }
  // Of a backend of its author's own, which nobody else has.
  delete dependencies['hydrogen-js-sdk'];
  install(home, dependencies);
}

const rank = (range: string): number => (range === 'latest' ? 1e9 : Number(/\d+/.exec(range)?.[0] ?? 0));
