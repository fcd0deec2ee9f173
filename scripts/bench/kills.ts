import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, less } from './figure';

/**
 * Goal 5: what was acknowledged and lost over a thousand kills of a writing emulator; documents, transactions and files. The test that does
 * it is the crash suite's own in its long form.
 * @throws Error with what the suite said when anything was lost
 */
export function kills(from: { root: string; data: string }): Figure[] {
  const report = join(from.data, 'kills.json');
  const jest = join(from.root, 'node_modules', 'jest', 'bin', 'jest.js');
  const { status, stderr } = spawnSync(process.execPath, [jest, 'test/crash/', '--selectProjects', 'node'], {
    cwd: from.root,
    encoding: 'utf8',
    env: { ...process.env, FULL: '1', KILLS_REPORT: report },
  });
  if (status !== 0) throw new Error(`After a kill not everything was there:\n${stderr}`);
  const { kills: count, acknowledged } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
  return [
    less(
      `5 acknowledged writes lost over ${count} kills`,
      'writes',
      0,
      { what: 'a server that keeps them in memory', value: acknowledged ?? Number.NaN },
      { text: '0', met: (value) => value === 0 },
    ),
  ];
}
