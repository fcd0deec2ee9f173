import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../scripts/root';
import { builtFunctions } from '../support/built';
import { RecordingServer } from './recording-server';

const run = promisify(execFile);
const root = repositoryRoot(__dirname);
const fixtures = join(__dirname, 'fixtures');
const loose = join(root, 'dist', '.cache', `exercise-${process.pid}.cjs`);

/** Runs the exercise in a process of its own, as a cloud function runs, and gives its answer and what went over the wire. */
async function exercise(file: string): Promise<{ said: Record<string, unknown>; log: string[] }> {
  const server = new RecordingServer();
  const url = await server.listen();
  const script = `require(${JSON.stringify(file)}).main().then((said)=>process.stdout.write(JSON.stringify(said)))`;
  const { stdout, stderr } = await run(process.execPath, ['-e', script], {
    env: {
      PATH: process.env.PATH,
      TENCENTCLOUD_RUNENV: 'SCF',
      SCF_NAMESPACE: 'demo',
      TENCENTCLOUD_REGION: 'ap-shanghai',
      TENCENTCLOUD_SECRETID: 'id',
      TENCENTCLOUD_SECRETKEY: 'key',
      TCB_ENV: 'demo',
      TCB_CONTEXT_KEYS: 'TCB_CONTEXT_CNFG,TCB_ENV',
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
      WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
      WX_OPENID: 'o-exercise',
      WX_APPID: 'wx1',
    },
  });
  await server.close();
  expect(stderr).toBe('');
  return { said: JSON.parse(stdout.replaceAll(url, 'SERVER')) as Record<string, unknown>, log: server.log };
}

afterAll(() => rm(loose, { force: true }));

test('a bundled function says the same and sends the same as the unbundled SDK', async () => {
  const bundled = await exercise(join(await builtFunctions(fixtures), 'exercise', 'index.js'));
  await run(
    join(root, 'node_modules', '.bin', 'esbuild'),
    [
      join(fixtures, 'cloudfunctions', 'exercise', 'index.ts'),
      '--bundle',
      '--platform=node',
      '--packages=external',
      '--format=cjs',
      `--outfile=${loose}`,
      '--log-level=warning',
    ],
    { cwd: root },
  );
  const unbundled = await exercise(loose);

  expect(bundled.said).toEqual(unbundled.said);
  expect(bundled.log).toEqual(unbundled.log);
  // The comparison is worth something only when the calls did get through.
  const failed = Object.entries(unbundled.said).filter(
    ([, said]) => said && typeof said === 'object' && 'failed' in said,
  );
  expect(failed.map(([name]) => name).sort()).toEqual(['openapiRefused', 'refused']);
  expect(Object.keys(unbundled.said).length).toBeGreaterThanOrEqual(20);
  expect(unbundled.log.length).toBeGreaterThanOrEqual(20);
});
