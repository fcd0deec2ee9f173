import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '../../emulator';
import { seedDistrict } from '../../scripts/district';
import { builtFunctions } from '../support/built';
import { testProject } from '../support/project';
import { testEnvironment } from '../support/secrets';

describe('the demo district', () => {
  const before = { ...process.env };
  let data: string;
  let emulator: Emulator;
  beforeAll(async () => {
    Object.assign(process.env, testEnvironment);
    data = await mkdtemp(join(tmpdir(), 'collar-button-district-'));
    emulator = await startEmulator({
      port: 0,
      data,
      functions: await builtFunctions(),
      project: testProject(),
    });
  });
  afterAll(async () => {
    await emulator.close();
    await rm(data, { recursive: true, force: true });
    process.env = before;
  });

  const ask = async (path: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const request = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    // biome-ignore lint/suspicious/noExplicitAny: the emulator's answers are named where they are used
    return (await fetch(emulator.url + path, request)).json() as Promise<any>;
  };
  const call = async (person: string, name: string, action: string, input: object = {}) =>
    (await ask('/phone/function', { person, name, data: { action, input } })).result;
  const lin = 'demo-openid-lin-zhiyuan';
  const seed = () => seedDistrict({ emulatorUrl: emulator.url, env: emulator.envId });

  it('plays three years through the real functions and stops on the morning of the third anniversary', async () => {
    expect(await seed()).toEqual({ seeded: true });
    const { now } = await ask('/control/clock');
    expect(Math.abs(now - Date.parse('2026-07-01T09:12:00+08:00'))).toBeLessThan(60_000);
    const { value: book } = await call(lin, 'timebook', 'book');
    expect(book.chapters.map((one: { state: string }) => one.state)).toEqual(['opened', 'opened', 'sealed']);
    expect(book.nodes.map((one: { day: string; state: string }) => `${one.day} ${one.state}`)).toEqual([
      '2023-07-01 closed',
      '2024-07-01 closed',
      '2025-07-01 closed',
      '2026-07-01 open',
      '2027-07-01 upcoming',
    ]);
    expect(book.chain).toMatchObject({ ok: true, count: 3 });
    expect((await call(lin, 'timebook', 'verify')).value).toMatchObject({ ok: true, count: 3 });
    const { value: today } = await call(lin, 'timebook', 'today');
    expect(today).toMatchObject({
      hero: { years: 3, state: 'open', opensChapter: 3 },
      lunar: '农历五月十七',
    });
    expect(today.inbox).toMatchObject([{ title: '入职三周年到了，时光书今天打开', delivery: 'sent' }]);
  });

  it('leaves each anniversary’s message in the phone, and one invitation for whoever enters today', async () => {
    const { messages } = await ask(`/phone/messages?person=${lin}`);
    expect(messages).toHaveLength(3);
    const { value } = await call('demo-openid-xu-yinuo', 'account', 'invitation', {
      code: 'DEM0C0DE0000000000000000XY',
    });
    expect(value).toMatchObject({ name: '许一诺', expiresAt: Date.parse('2026-07-04T09:12:00+08:00') });
    expect((await call('demo-openid-xu-yinuo', 'account', 'session')).value).toMatchObject({ bound: false });
  });

  it('is left alone when it is already there', async () => {
    expect(await seed()).toEqual({ seeded: false });
  });
});
