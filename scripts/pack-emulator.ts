import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import ts from 'typescript';
import { followReadme } from './pack-emulator/follow-readme';
import { repositoryRoot } from './root';

/** What the emulator needs of the registry. */
const PACKAGES = ['bson', 'esbuild', 'lmdb', 'mingo'];
const NAME = 'wechat-cloud-emulator';
/** Sources whose types are the package's. */
const TYPED = ['index', 'faults/fault'];

/**
 * `npm run pack-emulator`: the emulator as a package that any project can install, `dist/wechat-cloud-emulator-VERSION.tgz`. It holds the
 * command, `startEmulator` for tests with its types, and nothing of this product. With `--follow-readme` it is installed in an empty project
 * from the registry and used there by the words of its README.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'follow-readme': { type: 'boolean', default: false } } });
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
  for (const name of TYPED) {
    const source = readFileSync(join(root, 'emulator', `${name}.ts`), 'utf8');
    const file = join(out, `${name}.d.ts`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, declarationsOf(name, source));
  }
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
  const entry = { main: 'index.cjs', types: 'index.d.ts' };
  const facts = { name: NAME, version, description, license, engines, ...entry, dependencies };
  const bin = { [NAME]: 'bin.cjs' };
  writeFileSync(join(out, 'package.json'), `${JSON.stringify({ ...facts, bin }, undefined, 2)}\n`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['pack', '--silent', '--pack-destination', join(root, 'dist')], { cwd: out });
  console.log(join(root, 'dist', `${NAME}-${version}.tgz`));
  if (values['follow-readme']) for await (const line of followReadme(root)) console.log(line);
}

/** What a source declares, by itself. @throws Error when it does not say all its types */
function declarationsOf(name: string, source: string): string {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(source, {
    fileName: `${name}.ts`,
    compilerOptions: { strict: true, target: ts.ScriptTarget.ES2022 },
  });
  const wrong = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  if (wrong.length > 0) throw new Error(`emulator/${name}.ts: ${wrong.join('; ')}`);
  return outputText;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
