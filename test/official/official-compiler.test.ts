import { execFile } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { OfficialReport } from '../../scripts/official/report';
import { repositoryRoot } from '../../scripts/root';

const run = promisify(execFile);
const root = repositoryRoot(__dirname);
const project = join(root, 'dist', '.cache', `official-${process.pid}`);
let report: OfficialReport;

/** A command of scripts/, in a process of its own: miniprogram-ci keeps its process open. */
async function command(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['scripts/run.mjs', ...args], { cwd: root });
  return stdout;
}

beforeAll(async () => {
  await command('build', '--program', project);
  const stdout = await command('official', '--project', project);
  const line = stdout.split('\n').find((candidate) => candidate.startsWith('{"errors"'));
  report = JSON.parse(line ?? '{}') as OfficialReport;
}, 180_000);

afterAll(() => rm(project, { recursive: true, force: true }));

test("WeChat's own compiler finds no error", () => {
  expect(report.errors).toEqual([]);
});

test('all eleven code-quality checks pass', () => {
  expect(report.checks.filter(({ success }) => !success)).toEqual([]);
  expect(report.checks.map(({ name }) => name)).toEqual([
    'PACKAGE_SIZE_LIMIT',
    'JS_COMPRESS_OPEN',
    'WXML_COMPRESS_OPEN',
    'WXSS_COMPRESS_OPEN',
    'LAZYCODE_LOADING_OPEN',
    'IMAGE_AND_AUDIO_LIMIT',
    'CONTAINS_OTHER_PKG_JS',
    'CONTAINS_OTHER_PKG_COMPONENTS',
    'CONTAINS_UNUSED_PLUGINS',
    'CONTAINS_UNUSED_COMPONENTS',
    'CONTAINS_UNUSED_CODES',
  ]);
});

test('the main package is at most 320 KB in the compiler’s output, everything at most 1,200 KB', () => {
  expect(report.sizes.main).toBeGreaterThan(20 * 1024);
  expect(report.sizes.main).toBeLessThanOrEqual(320 * 1024);
  expect(report.sizes.all).toBeLessThanOrEqual(1_200 * 1024);
});

test('nothing that is uploaded comes from another host', async () => {
  const entries = await readdir(project, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && !/\.(png|jpe?g)$/.test(entry.name));
  expect(files.length).toBeGreaterThan(50);
  const addresses: string[] = [];
  for (const { parentPath, name } of files) {
    const text = await readFile(join(parentPath, name), 'utf8');
    // The name of SVG's vocabulary looks like an address and is none.
    for (const match of text
      .replaceAll('http://www.w3.org/', '')
      .matchAll(/(https?:\/\/|url\(\s*["']?\/\/)[^\s"')]+/g))
      addresses.push(`${join(parentPath, name).slice(project.length + 1)} ${match[0]}`);
  }
  expect(addresses).toEqual([]);
});

test('no font file and no style sheet of thousands of icons is shipped', async () => {
  const sheet = join(project, 'miniprogram/miniprogram_npm/tdesign-miniprogram/icon/icon.wxss');
  const text = await readFile(sheet, 'utf8').catch(() => '');
  expect(text).not.toContain('@font-face');
  expect(text.length).toBeLessThan(2_000);
});
