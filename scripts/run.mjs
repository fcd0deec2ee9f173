// Starts one of the commands in scripts/: bundles its TypeScript (packages stay outside) and runs it in this process.
// It exists so that every command works straight after `npm ci`, without a build step of its own.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name, ...rest] = process.argv.slice(2);
const entry = join(root, 'scripts', `${name}.ts`);
if (!name || !/^[a-z][a-z-]*$/.test(name) || !existsSync(entry)) {
  console.error(`There is no command "${name ?? ''}". The commands are the scripts in package.json.`);
  process.exit(2);
}
const outfile = join(root, 'dist', 'tools', `${name}.cjs`);
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], outfile, ...rest];
createRequire(import.meta.url)(outfile);
