import { runningEmulator } from './running-emulator';

let emulator: Awaited<ReturnType<typeof runningEmulator>>;
const probe = (action: string, data: object = {}) =>
  emulator.call('openid-lin', 'probe', { action, ...data });

beforeAll(async () => {
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
});

describe('a function that is called by a function', () => {
  test('has the same person and a longer SOURCE, and the caller gets its result', async () => {
    const { result } = await probe('callOther', { name: 'probe', data: { action: 'context' } });
    expect(result.result).toMatchObject({ OPENID: 'openid-lin', SOURCE: 'wx_client,scf' });
    const data = { action: 'callOther', name: 'probe', data: { action: 'context' } };
    const deeper = await probe('callOther', { name: 'probe', data });
    expect(deeper.result.result.result.SOURCE).toBe('wx_client,scf,scf');
  });

  test('gets its data alone, without userInfo', async () => {
    const answer = await probe('callOther', { name: 'probe', data: { action: 'echo', n: 1 } });
    expect(answer.result.result).toEqual({ action: 'echo', n: 1 });
  });

  test('may answer more than a phone may get', async () => {
    const { result } = await probe('measureOther', {
      name: 'probe',
      data: { action: 'big', bytes: 3_000_000 },
    });
    expect(result).toBe(3_000_000);
  });

  test('and fails, or is not there, makes an error for its caller', async () => {
    const failing = await probe('callOther', {
      name: 'probe',
      data: { action: 'throw', message: 'deep down' },
    });
    expect(failing.result.errMsg).toContain('deep down');
    expect((await probe('callOther', { name: 'nobody', data: {} })).result.errMsg).toContain('nobody');
  });

  test('is in the journal after its caller began, under its own request', async () => {
    await probe('callOther', { name: 'probe', data: { action: 'nothing' } });
    const { invocations } = await emulator.get('/control/invocations');
    const [inner, outer] = invocations.slice(-2);
    expect([inner.source, outer.source]).toEqual(['wx_client,scf', 'wx_client']);
    expect(inner.requestID).not.toBe(outer.requestID);
  });
});
