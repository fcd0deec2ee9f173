import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../root';
import { type Stage, stages } from './stages';

/** What came of one stage. A command counts as one check. */
interface Outcome {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
  /** Names of what failed. */
  failures: string[];
}

/** The part of jest's results that is counted. */
interface JestResults {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/**
 * Runs all stages, shows what they say, goes on after a failure, and ends with the plain line `N passed, N failed`.
 * @param environment added to the stages' environment
 * @returns the exit code: 0 only when everything passed and something was checked
 */
export async function runStages(environment: Record<string, string> = {}): Promise<number> {
  const root = repositoryRoot();
  const out = join(root, 'dist', '.cache', 'checks');
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const outcomes: Outcome[] = [];
  for (const stage of stages(root, out)) {
    console.log(`\n── ${stage.name}`);
    const outcome = await runStage(stage, root, environment);
    outcomes.push(outcome);
    console.log(`── ${stage.name}: ${verdict(outcome)}`);
  }
  return report(outcomes);
}

async function runStage(stage: Stage, root: string, environment: Record<string, string>): Promise<Outcome> {
  const began = performance.now();
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, stage.args, {
      cwd: root,
      // Jest's results go to a file; its progress comes on stderr.
      stdio: ['ignore', stage.results ? 'ignore' : 'inherit', 'inherit'],
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...environment },
    });
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
  const seconds = (performance.now() - began) / 1000;
  if (!stage.results) {
    const ok = code === 0;
    return {
      name: stage.name,
      passed: ok ? 1 : 0,
      failed: ok ? 0 : 1,
      seconds,
      failures: ok ? [] : [stage.name],
    };
  }
  return { name: stage.name, seconds, ...(await counted(stage.name, stage.results, code)) };
}

async function counted(
  name: string,
  file: string,
  code: number,
): Promise<Pick<Outcome, 'passed' | 'failed' | 'failures'>> {
  if (!existsSync(file)) return { passed: 0, failed: 1, failures: [`${name}: no test ran`] };
  const results = JSON.parse(await readFile(file, 'utf8')) as JestResults;
  const failures: string[] = [];
  for (const suite of results.testResults) {
    const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
    for (const { fullName } of failed) failures.push(`${shortened(suite.name)}: ${fullName}`);
    // A file that could not be loaded has no tests to fail.
    if (suite.status === 'failed' && failed.length === 0)
      failures.push(`${shortened(suite.name)}: did not run`);
  }
  // Jest can fail for another reason (nothing found, a handle that ends it): that is a failure too.
  if (code !== 0 && failures.length === 0) failures.push(`${name}: jest ended with code ${code}`);
  return { passed: results.numPassedTests, failed: failures.length, failures };
}

function report(outcomes: Outcome[]): number {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  const seconds = outcomes.reduce((sum, outcome) => sum + outcome.seconds, 0);
  console.log('\n── all');
  for (const outcome of outcomes) console.log(`${verdict(outcome).padEnd(34)} ${outcome.name}`);
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
  console.log(`\n${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

const verdict = ({ passed, failed, seconds }: Outcome): string =>
  `${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`;

const shortened = (path: string): string => path.slice(path.indexOf('/test/') + 1);
