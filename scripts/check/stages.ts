import { join } from 'node:path';

/** One part of the checks: a command whose exit code is its verdict, or a run of jest whose tests are counted one by one. */
export interface Stage {
  name: string;
  /** Arguments of node: every tool is started by the same node, without a shell. */
  args: string[];
  /** A run of jest: it writes its results to this file. */
  results?: string;
}

/**
 * Everything that `npm test` checks, cheapest first, so that a slip shows in seconds.
 * @param root folder of the repository
 * @param out folder for the results
 */
export function stages(root: string, out: string): Stage[] {
  const tool = (path: string) => join(root, 'node_modules', path);
  const types = (name: string, project: string): Stage => ({
    name: `types: ${name}`,
    args: [tool('typescript/bin/tsc'), '-p', project],
  });
  const jest = (name: string, projects: string[], folder: string): Stage => {
    const results = join(out, `${name.replaceAll(' ', '-')}.json`);
    return {
      name,
      results,
      args: [
        tool('jest/bin/jest.js'),
        '--selectProjects',
        ...projects,
        '--maxWorkers',
        '2',
        '--json',
        '--outputFile',
        results,
        `${escaped(join(root, 'test'))}/${folder}`,
      ],
    };
  };
  return [
    types('functions, emulator, tests', 'tsconfig.json'),
    types('the program on the phone', 'miniprogram/tsconfig.json'),
    types('simulator and commands', 'simulator/tsconfig.json'),
    { name: 'lint', args: [tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
    jest('structure', ['node'], 'structure/'),
    // One run, so that only its end has a core without work; `test/longest-first.js` keeps that end short.
    jest('everything else', ['node', 'components', 'journeys'], '(?!structure/)'),
  ];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
