import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repositoryRoot } from './root';

/** What the emulator needs of the registry. */
const PACKAGES = ['bson', 'esbuild', 'lmdb', 'mingo'];
const NAME = 'wechat-cloud-emulator';

/**
 * `npm run pack-emulator`: the emulator as a package that any project can install, `dist/wechat-cloud-emulator-VERSION.tgz`. It holds the
 * command, `startEmulator` for tests, and nothing of this product.
 */
async function main(): Promise<void> {
  const root = repositoryRoot();
  const out = join(root, 'dist', NAME);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: { index: join(root, 'emulator', 'index.ts'), command: join(root, 'emulator', 'command.ts') },
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'warning',
  });
  // A function's worker is made of its sources when the first function runs; the inspector's page is sent as it is.
  for (const folder of ['functions/worker', 'clock', 'inspector/page'])
    cpSync(join(root, 'emulator', folder), join(out, 'emulator', folder), { recursive: true });
  cpSync(join(root, 'emulator', 'README.md'), join(out, 'README.md'));
  cpSync(join(root, 'emulator', 'differences.md'), join(out, 'differences.md'));
  cpSync(join(root, 'LICENSE'), join(out, 'LICENSE'));
  writeFileSync(
    join(out, 'bin.cjs'),
    `#!/usr/bin/env node\nrequire('./command.cjs').runCommand('${NAME}', require('node:path').resolve('.emulator'));\n`,
    { mode: 0o755 },
  );
  const { version, license, engines, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const dependencies = Object.fromEntries(PACKAGES.map((name) => [name, devDependencies[name]]));
  const description = 'WeChat cloud development on one’s own machine, under the unmodified SDKs';
  const facts = { name: NAME, version, description, license, engines, main: 'index.cjs', dependencies };
  const bin = { [NAME]: 'bin.cjs' };
  writeFileSync(join(out, 'package.json'), `${JSON.stringify({ ...facts, bin }, undefined, 2)}\n`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['pack', '--silent', '--pack-destination', join(root, 'dist')], { cwd: out });
  console.log(join(root, 'dist', `${NAME}-${version}.tgz`));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
