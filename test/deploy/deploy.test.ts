import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/root';
import { env, PretendCloud } from './pretend-cloud';

const root = repositoryRoot(__dirname);
const fixtures = join(__dirname, 'fixtures');
const recorded = join(__dirname, 'recorded-requests.json');
const contentKey = Buffer.alloc(32, 7).toString('base64');

describe('a deployment, by the official clients against a recording server on this machine', () => {
  const cloud = new PretendCloud();
  const folder = mkdtempSync(join(tmpdir(), 'collar-button-deploy-'));
  const key = join(folder, 'upload.key');
  let server = '';
  beforeAll(async () => {
    server = await cloud.listen();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(key, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
  });
  afterAll(async () => {
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the command as a person does, with everything that it asks sent to the recording server. */
  const deploy = (flags: string[], more: Record<string, string> = {}) => {
    cloud.asked.length = 0;
    const args = [
      'scripts/run.mjs',
      'deploy',
      '--env',
      env,
      '--root',
      fixtures,
      '--program',
      join(fixtures, 'program'),
    ];
    const credentials = { TENCENTCLOUD_SECRETID: 'secret-id', TENCENTCLOUD_SECRETKEY: 'secret-key' };
    const environment = {
      PATH: process.env.PATH,
      HOME: folder,
      NODE_OPTIONS: `--require ${join(__dirname, 'loopback.cjs')}`,
      RECORDING_SERVER: server,
      ...credentials,
      ...more,
    };
    return new Promise<{ code: number; said: string }>((resolve) => {
      const options = { cwd: root, env: environment, maxBuffer: 1 << 24 };
      execFile(process.execPath, [...args, ...flags], options, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
      );
    });
  };
  const values = { CONTENT_KEY: contentKey, PROGRAM_STATE: 'formal' };
  const uploading = ['--appid', 'wx0123456789abcdef', '--key', key];
  /** Requests that change something on either side. */
  const changing = () =>
    cloud.asked.filter(
      (line) => !/ (Describe|List|Get)\w+ |getrandstr|getattr|signature|DescribeEnvs/.test(line),
    );

  it('says everything that it would do and does nothing in a dry run, and no value of a variable', async () => {
    const { code, said } = await deploy(['--dry-run'], values);
    expect(said).toContain('13 steps, compared with what is on the environment; none is made');
    for (const line of [
      'collection  letters: create',
      'access      letters: ADMINONLY (仅管理端可读写)',
      'index       letters.ownerId_dueAt: create (ownerId ascending, dueAt descending)',
      'index       letters.number: create (number ascending), unique',
      'storage     PRIVATE (仅创建者及管理员可读写), was READONLY',
      'function    ticker: create, Nodejs20.19, 60 s, 256 MB, variables CONTENT_KEY PROGRAM_STATE',
      'cloud calls subscribeMessage.send',
      'timer       ticker.minute: 0 * * * * * * (Beijing time)',
      'program     upload version 1.2.3 for review',
    ])
      expect(said).toContain(line);
    expect(said).not.toContain(contentKey);
    expect(code).toBe(0);
    expect(changing()).toEqual([]);
  });

  it('does not begin while a variable is known nowhere', async () => {
    const { code, said } = await deploy(uploading, { PROGRAM_STATE: 'formal' });
    expect(code).toBe(1);
    expect(said).toContain('CONTENT_KEY is set neither here nor on the functions');
    expect(changing()).toEqual([]);
  });

  it('makes the environment with the requests that are recorded', async () => {
    const { code, said } = await deploy(uploading, values);
    expect(said).toContain('done 13/13');
    expect(code).toBe(0);
    const asked = cloud.asked.filter((line) => !line.includes(' GetFunction '));
    if (process.env.RECORD === '1' || !existsSync(recorded))
      writeFileSync(recorded, `${JSON.stringify(asked, null, 2)}\n`);
    expect(asked).toEqual(JSON.parse(readFileSync(recorded, 'utf8')));
    expect(JSON.stringify(asked)).not.toContain(contentKey);
    expect(said).not.toContain(contentKey);
    expect([...cloud.tables.values()].map((table) => table.acl)).toEqual(['ADMINONLY', 'ADMINONLY']);
    expect(cloud.storage).toBe('PRIVATE');
    expect(cloud.functions.get('ticker')?.Triggers).toHaveLength(1);
  });

  it('has nothing to do the second time but to upload the program, and needs no key for it', async () => {
    const { said } = await deploy(['--dry-run']);
    expect(said).toContain('1 steps');
    expect(said).toContain('program     upload version 1.2.3');
  });

  it('never overwrites a key by another one, and leaves alone what is not declared', async () => {
    cloud.tables.set('older', { acl: 'ADMINONLY', indexes: [] });
    const other = Buffer.alloc(32, 8).toString('base64');
    const { code, said } = await deploy(uploading, { ...values, CONTENT_KEY: other });
    expect(code).toBe(1);
    expect(said).toContain('CONTENT_KEY on the functions is another one than here');
    expect(said).toContain('left alone  collection older');
    expect(changing()).toEqual([]);
  });

  it('sets a changed variable and keeps those that somebody set by hand', async () => {
    cloud.functions.get('greeter')?.Environment.Variables.push({ Key: 'SET_BY_HAND', Value: 'kept' });
    const { said } = await deploy([...uploading, '--skip-program'], { ...values, PROGRAM_STATE: 'trial' });
    expect(said).toContain('function    greeter: set PROGRAM_STATE');
    const now = cloud.functions.get('greeter')?.Environment.Variables ?? [];
    expect(Object.fromEntries(now.map(({ Key, Value }) => [Key, Value]))).toEqual({
      CONTENT_KEY: contentKey,
      PROGRAM_STATE: 'trial',
      SET_BY_HAND: 'kept',
    });
  });
});
