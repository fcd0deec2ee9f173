import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../scripts/root';
import { testSecrets } from '../support/secrets';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

/** `npm run first-administrator`: from an environment with nothing in it to somebody who can give roles. */
const run = promisify(execFile);
let world: World;
beforeAll(async () => {
  world = await startWorld({ now: Date.now() });
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const who = {
  district: '云溪区（虚构）',
  unit: '云溪区纪委监委（虚构）',
  name: '高远',
  'entry-day': '2010-08-01',
};
async function appoint(fields: Record<string, string> = who, env: Record<string, string> = testSecrets) {
  const named = Object.entries(fields).flatMap(([name, value]) => [`--${name}`, value]);
  const args = ['scripts/run.mjs', 'first-administrator', '--env', world.envId, '--emulator', world.url];
  return run(process.execPath, [...args, ...named], {
    cwd: repositoryRoot(__dirname),
    env: { ...process.env, ...env },
  }).then(
    ({ stdout }) => JSON.parse(stdout) as { code: string; page: string },
    (error: { stderr: string }) => error.stderr.trim(),
  );
}
const join = (openid: string, code: string) =>
  world.call({ openid } as never, 'account.bind', {
    ...{ requestId: world.requestId('join'), code },
    consent: { version: '2026-07', purposes: ['timebook', 'reminders'] },
  });

test('says what is missing, and writes nothing', async () => {
  expect(await appoint({ district: '云溪区（虚构）' })).toMatch(/^Name --env, --district, --unit, --name/);
  expect(await appoint({ ...who, 'entry-day': '2010-02-30' })).toBe(
    '2010-02-30 is no day: write it as 2010-08-01.',
  );
  expect(await appoint(who, { LOOKUP_KEY: '' })).toMatch(/^Set LOOKUP_KEY/);
  expect(Object.values(await world.dump()).flat()).toEqual([]);
});

test('the first administrator joins with the newest code alone and can give roles; nobody is appointed a second time', async () => {
  const first = await appoint();
  const second = await appoint();
  if (typeof first === 'string' || typeof second === 'string') throw new Error(`${first} ${second}`);
  expect(second.page).toBe(`pages/bind/index?code=${second.code}`);
  expect(await world.documents('units')).toHaveLength(2);
  expect(await world.documents('people')).toHaveLength(1);
  expect(JSON.stringify(await world.dump())).not.toContain(second.code);
  expect(await join('o-first', first.code)).toMatchObject({ ok: false });
  expect(await join('o-first', second.code)).toMatchObject({ ok: true, value: {} });
  // The command goes by the machine's clock; the world's stood still meanwhile.
  await world.moveTo(Date.now() + 1_000, false);
  const tree = await world.call({ openid: 'o-first' } as never, 'roster.units', {});
  expect(tree).toMatchObject({ ok: true });
  expect(JSON.stringify(tree)).toContain('云溪区纪委监委（虚构）');
  expect(await world.call({ openid: 'o-first' } as never, 'roster.roles', {} as never)).toMatchObject({
    ok: true,
  });
  expect(await appoint()).toMatch(/^高远 has joined already\./);
  expect(await appoint({ ...who, name: '宋安' })).toMatch(/^This environment has an administrator already\./);
  expect(await world.documents('roles')).toHaveLength(1);
});
