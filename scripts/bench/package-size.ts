import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { OfficialReport } from '../official/report';
import { type Figure, less } from './figure';

const run = promisify(execFile);

/** Goal 10: the packages in the official compiler's output, against packing the npm components as they come. */
export async function packageSize(from: { root: string; scratch: string }): Promise<Figure[]> {
  const pruned = join(from.scratch, 'pruned');
  const whole = join(from.scratch, 'whole');
  await rm(from.scratch, { recursive: true, force: true });
  await command(from.root, 'build', '--program', pruned);
  await cp(pruned, whole, { recursive: true });
  await rm(join(whole, 'miniprogram', 'miniprogram_npm'), { recursive: true, force: true });
  const dependencies = { 'tdesign-miniprogram': '*' };
  await writeFile(
    join(whole, 'package.json'),
    JSON.stringify({ name: 'whole', version: '1.0.0', dependencies }),
  );
  await mkdir(join(whole, 'node_modules'), { recursive: true });
  const library = 'node_modules/tdesign-miniprogram';
  await symlink(join(from.root, library), join(whole, library), 'dir');
  const ours = await official(from.root, '--project', pruned);
  const theirs = await official(from.root, '--project', whole, '--pack-npm');
  await rm(from.scratch, { recursive: true, force: true });
  const what = 'npm components packed as they come';
  return [
    less(
      '10 main package',
      'KB',
      ours.sizes.main / 1024,
      { what, value: theirs.sizes.main / 1024 },
      { text: '≤ 320 KB', met: (value) => value <= 320 },
    ),
    less(
      '10 all packages',
      'KB',
      ours.sizes.all / 1024,
      { what, value: theirs.sizes.all / 1024 },
      { text: '≤ 1,200 KB', met: (value) => value <= 1_200 },
    ),
  ];
}

async function official(root: string, ...args: string[]): Promise<OfficialReport> {
  const output = await command(root, 'official', ...args);
  const line = output.split('\n').find((candidate) => candidate.startsWith('{"errors"'));
  const report = JSON.parse(line ?? '{"errors":["no report"]}') as OfficialReport;
  if (report.errors.length > 0) throw new Error(`The official compiler: ${report.errors.join('\n')}`);
  return report;
}

async function command(root: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['scripts/run.mjs', ...args], {
    cwd: root,
    maxBuffer: 2 ** 26,
  });
  return stdout;
}
