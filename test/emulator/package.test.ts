import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './running-emulator';

// The emulator as a package in somebody else's project, by the words of its README.

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'emulator', 'README.md'), 'utf8');
const folder = temporaryFolder();

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/run.mjs', 'pack-emulator'], { cwd: root });
  mkdirSync(join(folder.path, 'cloudfunctions', 'login'), { recursive: true });
  writeFileSync(
    join(folder.path, 'cloudfunctions', 'login', 'index.js'),
    "const cloud = require('wx-server-sdk');\nexports.main = async () => ({ openid: cloud.getWXContext().OPENID });\n",
  );
  writeFileSync(
    join(folder.path, 'cloudfunctions', 'login', 'package.json'),
    '{ "dependencies": { "wx-server-sdk": "latest" } }',
  );
  const snippet = /```js\n(\/\/ (\S+):[\s\S]*?)```/.exec(readme);
  writeFileSync(join(folder.path, String(snippet?.[2])), String(snippet?.[1]));
});
afterAll(() => folder.remove());

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'dist', 'wechat-cloud-emulator', 'bin.cjs'), ...args], {
    cwd: folder.path,
    encoding: 'utf8',
  });

test('the command of the README runs the test of the README beside the emulator', () => {
  const command = /^npx wechat-cloud-emulator (.*--exec .*)$/m.exec(readme)?.[1] ?? '';
  const data = join(folder.path, 'data');
  const args = command.replace('"$(mktemp -d)"', data).match(/"[^"]*"|\S+/g) ?? [];
  const { status, stdout, stderr } = run(...args.map((arg) => arg.replaceAll('"', '')));
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('pass 1');
});

test('the exit code of the command is its own, and a wrong option is told', () => {
  expect(run('--exec', 'exit 3').status).toBe(3);
  const wrong = run('--nonsense');
  expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining('Usage: wechat-cloud-emulator')]);
});

test('it holds nothing of the product', () => {
  const index = readFileSync(join(root, 'dist', 'wechat-cloud-emulator', 'index.cjs'), 'utf8');
  expect(index.match(/\/\/ [\w./-]+\.ts$/gm)?.filter((line) => !line.startsWith('// emulator/'))).toEqual([]);
});
