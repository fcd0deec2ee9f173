import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientOf, FUNCTIONS, type Json, runningEmulator, temporaryFolder } from './running-emulator';

let emulator: Awaited<ReturnType<typeof runningEmulator>>;
const probe = (action: string, data: object = {}) =>
  emulator.call('openid-lin', 'probe', { action, ...data });

beforeAll(async () => {
  process.env.EMULATOR_TEST_KEY = 'a key of the project';
  emulator = await runningEmulator();
});
afterAll(() => emulator.close());

describe('a call from the phone', () => {
  test('reaches the function with its data and who calls', async () => {
    const answer = await probe('echo', { text: '字', list: [1, null] });
    expect(answer).toEqual({
      result: {
        action: 'echo',
        text: '字',
        list: [1, null],
        userInfo: { openId: 'openid-lin', appId: 'wxe000000000000000' },
      },
      requestID: expect.stringMatching(/^[0-9a-f-]{36}$/),
      durationMs: expect.any(Number),
    });
  });

  test('cannot say by itself who calls', async () => {
    const { result } = await probe('echo', { userInfo: { openId: 'somebody else' } });
    expect(result.userInfo.openId).toBe('openid-lin');
  });

  test('carries the context that the SDK reads', async () => {
    expect((await probe('context')).result).toEqual({
      OPENID: 'openid-lin',
      APPID: 'wxe000000000000000',
      ENV: 'demo-local',
      SOURCE: 'wx_client',
    });
  });

  test('an openid of digits comes as the SDK turns it, a number', async () => {
    expect((await emulator.call('12345', 'probe', { action: 'context' })).result.OPENID).toBe(12345);
  });

  test('that returns nothing is null', async () => {
    expect((await probe('nothing')).result).toBeNull();
  });

  test.each([
    [{ name: 'probe' }, 'PERSON_NEEDED'],
    [{ person: 'p' }, 'NAME_NEEDED'],
    [{ person: 'p', name: 'probe', data: [1] }, 'BAD_DATA'],
    [{ person: 'p', name: 'probe', delivery: 'by-pigeon' }, 'BAD_DELIVERY'],
  ])('%j is refused with a code', async (body, code) => {
    const { status, body: answer } = await emulator.ask('POST', '/phone/function', body);
    expect([status, answer.code]).toEqual([400, code]);
  });

  test('whose request is lost runs nothing and breaks the connection', async () => {
    await expect(
      emulator.call('p', 'probe', { action: 'add', data: { lost: 'request' } }, { delivery: 'lose-request' }),
    ).rejects.toThrow();
    expect((await probe('find', { where: { lost: 'request' } })).result).toEqual([]);
  });

  test('whose answer is lost has run', async () => {
    await expect(
      emulator.call('p', 'probe', { action: 'add', data: { lost: 'answer' } }, { delivery: 'lose-answer' }),
    ).rejects.toThrow();
    expect((await probe('find', { where: { lost: 'answer' } })).result).toHaveLength(1);
  });
});

describe('a function that fails', () => {
  const failed = (errMsg: string | RegExp) => ({
    errCode: -504002,
    errMsg: expect.stringMatching(errMsg),
    requestID: expect.any(String),
    durationMs: expect.any(Number),
  });

  test('by throwing answers -504002 with the message, and its worker lives on', async () => {
    expect(await probe('throw', { message: 'no such chapter' })).toEqual(
      failed(/^cloud\.callFunction:fail .*-504002.*TypeError: no such chapter$/),
    );
    expect((await probe('nothing')).result).toBeNull();
  });

  test('by throwing no error at all answers what was thrown', async () => {
    expect(await probe('throwObject')).toEqual(failed('an object was thrown'));
  });

  test('outside of main ends its worker, and the next call gets a new one', async () => {
    expect(await probe('crash')).toEqual(failed('thrown outside of main'));
    expect((await probe('nothing')).result).toBeNull();
  });

  test('by leaving its process answers so', async () => {
    expect(await probe('exit')).toEqual(failed('process ended with code 3'));
  });

  test('by a result that is no JSON answers so', async () => {
    expect(await probe('cycle')).toEqual(failed('circular'));
  });

  test('while it is loaded answers so each time', async () => {
    expect(await emulator.call('p', 'broken')).toEqual(failed('broken while loading'));
    expect(await emulator.call('p', 'broken')).toEqual(failed('broken while loading'));
  });

  test.each([false, true])(
    'by taking longer than its config.json allows is ended (it never lets go: %s)',
    async (spin) => {
      const answer = await emulator.call('p', 'impatient', { spin });
      expect(answer).toEqual(failed('Invoking task timed out after 1 seconds'));
      expect(answer.durationMs).toBeGreaterThan(990);
    },
  );

  test('by answering more than 1 MB gets -604001, exactly 1 MB passes', async () => {
    expect((await probe('big', { bytes: 1024 * 1024 - 1 })).errCode).toBe(-604001);
    expect((await probe('big', { bytes: 1024 * 1024 - 2 })).result).toHaveLength(1024 * 1024 - 2);
  });

  test('by not existing answers its name', async () => {
    const answer = await emulator.call('p', 'nobody');
    expect([answer.errCode, answer.errMsg]).toEqual([-501000, expect.stringContaining('nobody')]);
  });

  test('by calling another function is told that this is not supported yet', async () => {
    expect((await probe('callOther')).result.errMsg).toContain('functions.invokeFunction');
  });
});

test('fifty callers on eight workers never see one another', async () => {
  const people = Array.from({ length: 50 }, (_, n) => `openid-${n}-of-fifty`);
  const rounds = await Promise.all(
    [...people, ...people].map(async (person) => {
      const { result } = await emulator.call(person, 'probe', { action: 'identity', rounds: 3 });
      return { person, seen: result.seen as string[] };
    }),
  );
  expect(
    rounds.filter(({ person, seen }) => seen.length !== 4 || seen.some((openid) => openid !== person)),
  ).toEqual([]);
  const { invocations } = await emulator.get('/control/invocations');
  const identities = invocations.filter((entry: Json) => entry.person?.endsWith('-of-fifty'));
  expect(identities).toHaveLength(100);
  expect(identities.filter((entry: Json) => entry.coldStart).length).toBeLessThanOrEqual(8);
});

describe('what is recorded of a call', () => {
  const last = async () => (await emulator.get('/control/invocations')).invocations.at(-1);

  test('is who called what, the result, and what it did to the database', async () => {
    await probe('add', { data: { recorded: true } });
    expect(await last()).toEqual({
      id: expect.any(Number),
      requestID: expect.any(String),
      name: 'probe',
      source: 'wx_client',
      person: 'openid-lin',
      at: expect.any(Number),
      durationMs: expect.any(Number),
      coldStart: expect.any(Boolean),
      ok: true,
      result: expect.any(String),
      logs: [],
      database: { calls: 1, examined: expect.any(Number) },
    });
  });

  test('is everything that it printed, whichever way', async () => {
    await probe('print');
    expect((await last()).logs).toEqual(
      expect.arrayContaining([
        'to the console { n: 1 }',
        'to the error console',
        'to stdout',
        'to descriptor 1',
      ]),
    );
  });

  test('is the error with its stack among the lines', async () => {
    await probe('throw', { message: 'seen in the log' });
    const record = await last();
    expect([record.ok, record.error.errCode]).toEqual([false, -504002]);
    expect(record.logs.join('\n')).toMatch(/TypeError: seen in the log\n\s+at .*probe/);
  });

  test('can be read from one that is known on', async () => {
    const { id } = await last();
    await probe('nothing');
    const { invocations } = await emulator.get(`/control/invocations?after=${id}`);
    expect(invocations).toHaveLength(1);
    expect(invocations[0].id).toBeGreaterThan(id);
  });
});

describe('the environment of a function', () => {
  test('holds what the project asked for and nothing else of this process', async () => {
    process.env.EMULATOR_TEST_SECRET = 'not for functions';
    const { result } = await probe('environment');
    expect(result.EMULATOR_TEST_KEY).toBe('a key of the project');
    expect(result).not.toHaveProperty('EMULATOR_TEST_SECRET');
    expect(result).not.toHaveProperty('EMULATOR_TEST_UNSET');
    expect(result).not.toHaveProperty('HOME');
    expect(result).toMatchObject({
      TENCENTCLOUD_RUNENV: 'SCF',
      TCB_ENV: 'demo-local',
      TZ: 'UTC',
      WX_OPENID: 'openid-lin',
    });
  });

  test('has the virtual clock behind Date and Intl, and real time behind performance', async () => {
    const before = (await emulator.get('/control/clock')).now;
    const { result } = await probe('clock');
    const after = (await emulator.get('/control/clock')).now;
    for (const seen of [result.now, result.constructed]) {
      expect(seen).toBeGreaterThanOrEqual(before);
      expect(seen).toBeLessThanOrEqual(after);
    }
    expect(result).toMatchObject({
      given: 5,
      isDate: true,
      formatted: '2026-07-01',
      parts: '2026-07-01',
      zone: 'UTC',
    });
    expect(result.called).toContain('Jul 01 2026');
    expect(Math.abs(result.real - Date.now())).toBeLessThan(5_000);
  });

  test('and the database have the same clock', async () => {
    const { result } = await probe('stamp');
    expect(Math.abs(result - (await emulator.get('/control/clock')).now)).toBeLessThan(1_000);
  });
});

describe('a folder of functions', () => {
  const folder = temporaryFolder();
  const write = (name: string, source: string, config?: string) => {
    mkdirSync(join(folder.path, name), { recursive: true });
    writeFileSync(join(folder.path, name, 'index.js'), source);
    if (config !== undefined) writeFileSync(join(folder.path, name, 'config.json'), config);
  };
  afterAll(() => folder.remove());

  test('is read again when its files change', async () => {
    write('greeting', 'exports.main = () => "first"');
    const own = await runningEmulator({ functions: folder.path });
    const { call } = clientOf(own.url);
    expect((await call('p', 'greeting')).result).toBe('first');
    write('greeting', 'exports.main = () => "and second"');
    expect((await call('p', 'greeting')).result).toBe('and second');
    write('newcomer', 'exports.main = () => "new"');
    expect((await call('p', 'newcomer')).result).toBe('new');
    await own.close();
  });

  test('whose config.json goes wrong answers so, and works again when it is mended', async () => {
    write('fragile', 'exports.main = () => "whole"', '{ "timeout": 5 }');
    const own = await runningEmulator({ functions: folder.path });
    const { call } = clientOf(own.url);
    expect((await call('p', 'fragile')).result).toBe('whole');
    write('fragile', 'exports.main = () => "whole"', '{ "timeout": "five" }');
    expect(await call('p', 'fragile')).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('"timeout" must be'),
    });
    write('fragile', 'exports.main = () => "whole"', '{ "timeout": 5 }');
    expect((await call('p', 'fragile')).result).toBe('whole');
    await own.close();
  });

  test('lets the emulator end while its functions are still running and waiting', async () => {
    write(
      'endless',
      'exports.main = () => new Promise(() => setInterval(() => {}, 1000))',
      '{ "timeout": 60 }',
    );
    const own = await runningEmulator({ functions: folder.path });
    const { call } = clientOf(own.url);
    const calls = Array.from({ length: 12 }, () => call('p', 'endless').catch(() => 'broken off'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await own.close();
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['broken off']));
  });

  test.each([
    ['{ "timeout": 3, }', 'not JSON'],
    ['{ "timeout": 0 }', '"timeout" must be'],
    ['{ "permissions": { "openapi": "all" } }', 'permissions.openapi'],
    ['{ "triggers": [{ "name": "a", "type": "timer", "config": "0 * * * *" }] }', 'fields'],
    [
      '{ "triggers": [{ "name": "a", "type": "timer", "config": "0 * * * * * *" }, { "name": "b", "type": "timer", "config": "0 * * * * * *" }] }',
      'one trigger per function',
    ],
    [
      '{ "triggers": [{ "name": "1st", "type": "timer", "config": "0 * * * * * *" }] }',
      'begin with a letter',
    ],
  ])('with the config.json %s is refused at the start', async (config, sentence) => {
    const own = temporaryFolder();
    cpSync(join(FUNCTIONS, 'stranger'), join(own.path, 'stranger'), { recursive: true });
    writeFileSync(join(own.path, 'stranger', 'config.json'), config);
    await expect(runningEmulator({ functions: own.path })).rejects.toThrow(sentence);
    own.remove();
  });
});
