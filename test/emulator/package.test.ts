import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { readmeOf } from '../../scripts/pack-emulator/readme-parts';
import { temporaryFolder } from './running-emulator';

// The emulator as a package in somebody else's project, by the words of its README. (`npm run pack-emulator -- --follow-readme` does the same
// with the registry; here the packages that it names are this repository's own.)

const root = join(__dirname, '..', '..');
const readme = readmeOf(readFileSync(join(root, 'emulator', 'README.md'), 'utf8'));
const folder = temporaryFolder();
const modules = join(folder.path, 'node_modules');
const packed = join(modules, 'wechat-cloud-emulator');

beforeAll(() => {
  const said = execFileSync(process.execPath, ['scripts/run.mjs', 'pack-emulator'], { cwd: root });
  mkdirSync(packed, { recursive: true });
  execFileSync('tar', ['-xzf', String(said).trim(), '-C', packed, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'));
  const sdks = readme.install.split(' ').filter((word) => /sdk$/.test(word));
  for (const name of [...Object.keys(dependencies), ...sdks]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const { path, text } of [readme.test, ...readme.functionFiles]) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }
});
afterAll(() => folder.remove());

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(packed, 'bin.cjs'), ...args], { cwd: folder.path, encoding: 'utf8' });

test('the command of the README runs the test of the README, with both SDKs, beside the emulator', () => {
  const data = join(folder.path, 'data');
  const args = readme.exec.replace('"$(mktemp -d)"', data).match(/"[^"]*"|\S+/g) ?? [];
  const { status, stdout, stderr } = run(...args.slice(2).map((arg) => arg.replaceAll('"', '')));
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('pass 1');
});

test('in CI it is the same command', () => {
  expect(readme.ci).toEqual(['npm ci', readme.exec]);
});

test('the exit code of the command is its own, and a wrong option is told', () => {
  expect(run('--exec', 'exit 3').status).toBe(3);
  const wrong = run('--nonsense');
  expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining('Usage: wechat-cloud-emulator')]);
});

test('its types let right use pass and name what is wrong', () => {
  const complaints = (text: string) => {
    const file = join(folder.path, 'use.ts');
    writeFileSync(file, text);
    const program = ts.createProgram([file], {
      ...{ strict: true, noEmit: true, types: [], lib: ['lib.es2022.d.ts'] },
      ...{ module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  };
  const use = (options: string, last = 'url: string = emulator.url') => `
    import { type Fault, startEmulator } from 'wechat-cloud-emulator';
    export async function begin() {
      const faults: Fault[] = [{ on: 'database', effect: 'drop-after', chance: 0.1, seed: 1 }];
      const emulator = await startEmulator({ ${options}, faults });
      const ${last};
      await emulator.close();
    }`;
  expect(complaints(use("data: '.emulator', functions: 'cloudfunctions', port: 0"))).toEqual([]);
  expect(complaints(use('port: 0'))).toEqual([expect.stringContaining("'data' is missing")]);
  expect(complaints(use("data: 'x'", 'url: number = emulator.url'))).toEqual([
    "Type 'string' is not assignable to type 'number'.",
  ]);
});

test('it holds nothing of the product', () => {
  const index = readFileSync(join(packed, 'index.cjs'), 'utf8');
  expect(index.match(/\/\/ [\w./-]+\.ts$/gm)?.filter((line) => !line.startsWith('// emulator/'))).toEqual([]);
});
