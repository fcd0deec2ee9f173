import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../scripts/root';

const run = promisify(execFile);
const root = repositoryRoot(__dirname);
let data: string;
let product: ChildProcess;
let printed = '';
let address = '';

/** `npm start` as a person runs it; resolves when the address is there. */
async function started(child: ChildProcess): Promise<string> {
  const until = performance.now() + 90_000;
  for (;;) {
    const found = /Collar Button: +(http:\S+)/.exec(printed)?.[1];
    if (found) return found;
    if (child.exitCode !== null || performance.now() > until) throw new Error(`It did not start: ${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Runs a command that must fail; what it said, and that it was one sentence and no stack. */
async function refusal(...args: string[]): Promise<string> {
  const failed = (await run(process.execPath, ['scripts/run.mjs', ...args], { cwd: root }).then(
    () => ({ code: 0, stderr: '' }),
    (error: unknown) => error,
  )) as { code: number; stderr: string };
  expect(failed.code).toBeGreaterThan(0);
  expect(failed.stderr).not.toMatch(/\n\s+at /);
  return failed.stderr.trim();
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'collar-button-start-'));
  product = spawn(process.execPath, ['scripts/run.mjs', 'start', '--port', '0', '--data', data], {
    cwd: root,
    env: { ...process.env, CI: '1' },
  });
  product.stdout?.on('data', (chunk) => {
    printed += chunk;
  });
  product.stderr?.on('data', (chunk) => {
    printed += chunk;
  });
  address = await started(product);
});

afterAll(async () => {
  if (product.exitCode === null) {
    product.kill('SIGKILL');
    await once(product, 'exit');
  }
  await rm(data, { recursive: true, force: true });
});

test('npm start says in Chinese and English where the product is, and it is there', async () => {
  expect(printed).toContain('风纪扣在这里');
  expect(printed).toContain('按 Ctrl-C 结束');
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('lang="zh-CN"');
});

test('the keys of this machine are its owner’s alone', async () => {
  const { mode } = await stat(join(data, 'keys.json'));
  expect(mode & 0o777).toBe(0o600);
});

test('a second start on the same data is refused by a sentence that names the process', async () => {
  expect(await refusal('start', '--port', '0', '--data', data)).toMatch(/in use by process \d+/);
});

test('a port that is taken is named, with what to do', async () => {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const other = await mkdtemp(join(tmpdir(), 'collar-button-start-'));
  expect(await refusal('start', '--port', String(port), '--data', other)).toContain(
    `Port ${port} on 127.0.0.1 is taken`,
  );
  server.close();
  await rm(other, { recursive: true, force: true });
});

test('a port that is none, an option that is not there and a command that is not there are refused', async () => {
  expect(await refusal('start', '--port', 'many')).toContain('"many" is not a port');
  expect(await refusal('start', '--prot', '1')).toContain('npm start -- [--port P]');
  expect(await refusal('begin')).toContain('There is no command "begin"');
});

test('data whose keys are gone is not opened with new ones', async () => {
  const other = await mkdtemp(join(tmpdir(), 'collar-button-start-'));
  await mkdir(join(other, 'emulator'));
  expect(await refusal('start', '--port', '0', '--data', other)).toContain('nobody can read what is sealed');
  await writeFile(join(other, 'keys.json'), '{"CONTENT_KEY":"short"}');
  expect(await refusal('start', '--port', '0', '--data', other)).toContain('has no good CONTENT_KEY');
  await rm(other, { recursive: true, force: true });
});

test('Ctrl-C ends everything', async () => {
  product.kill('SIGINT');
  const [code] = await once(product, 'exit');
  expect(code).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
});
