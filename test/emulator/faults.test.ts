import { type Json, runningEmulator } from './running-emulator';

let emulator: Awaited<ReturnType<typeof runningEmulator>>;
beforeAll(async () => {
  emulator = await runningEmulator();
  await emulator.call('p', 'probe', { action: 'nothing' });
});
beforeEach(async () => {
  await faults();
  await emulator.post('/control/reset');
});
afterAll(() => emulator.close());

const faults = (...list: object[]) => emulator.post('/control/faults', { faults: list });
const hits = async () => (await emulator.get('/control/faults')).faults.map((fault: Json) => fault.hits);
const add = (data: object) => emulator.call('p', 'probe', { action: 'add', data });
const stored = async (where: object) =>
  (
    await emulator.get(
      `/control/database?collection=probes&where=${encodeURIComponent(JSON.stringify(where))}`,
    )
  ).total;
const INSERT = { on: 'database', action: 'database.insertDocument', collection: 'probes', function: 'probe' };

describe('at a step of the database', () => {
  test.each([
    ['error', 0, /-502001.*request failed by a fault/],
    ['drop-before', 0, /socket hang up|ECONNRESET/],
    ['drop-after', 1, /socket hang up|ECONNRESET/],
    ['timeout-before', 0, /-501002 resource server timeout/],
    ['timeout-after', 1, /-501002 resource server timeout/],
    ['kill-before', 0, /process ended/],
    ['kill-after', 1, /process ended/],
  ])('%s leaves %i documents and the caller a failure, once', async (effect, count, words) => {
    await faults({ ...INSERT, effect });
    expect(await add({ effect })).toMatchObject({ errCode: -504002, errMsg: expect.stringMatching(words) });
    expect(await stored({ effect })).toBe(count);
    expect(await hits()).toEqual([1]);
    expect((await add({ effect })).result).toEqual(expect.any(String));
    expect(await stored({ effect })).toBe(count + 1);
  });

  test('a delay takes its time and harms nothing', async () => {
    await faults({ ...INSERT, effect: 'delay', ms: 150 });
    const answer = await add({ slow: true });
    expect(answer.result).toEqual(expect.any(String));
    expect(answer.durationMs).toBeGreaterThanOrEqual(150);
  });

  test('an error has the code that was ordered', async () => {
    await faults({ ...INSERT, effect: 'error', code: 'DATABASE_PERMISSION_DENIED' });
    expect((await add({})).errMsg).toContain('-502003');
  });

  test('a conflict ends the transaction; the SDK runs it again after one at the commit, three times more', async () => {
    await add({ _id: 'x', n: 0 });
    const raise = () => emulator.call('p', 'probe', { action: 'raise', id: 'x' });
    const conflict = { on: 'database', effect: 'conflict' };
    await faults({ ...conflict, action: 'database.commitTransaction', times: 4 });
    expect((await raise()).result).toMatchObject({ errCode: 'DATABASE_TRANSACTION_CONFLICT' });
    expect([await stored({ n: 0 }), await hits()]).toEqual([1, [4]]);
    await faults({ ...conflict, action: 'database.commitTransaction', times: 3 });
    expect((await raise()).result).toBe('raised');
    await faults({ ...conflict, action: 'database.modifyDocument' });
    expect((await raise()).result.errMsg).toContain('CONFLICT');
    // Nothing waits for what that one had locked.
    expect((await raise()).result).toBe('raised');
    expect(await stored({ n: 2 })).toBe(1);
  });

  test('a time-out takes as long as is wanted, in storage too', async () => {
    await faults({ ...INSERT, effect: 'timeout-after', ms: 150 });
    expect((await add({ late: true })).durationMs).toBeGreaterThanOrEqual(150);
    expect(await stored({ late: true })).toBe(1);
    await faults({ on: 'storage', effect: 'timeout-before' });
    const upload = await emulator.call('p', 'probe', { action: 'upload', cloudPath: 't.txt', text: 'x' });
    expect(upload.result.errMsg).toContain('SERVER_TIMEOUT');
  });

  test('a quota is told as CloudBase tells it', async () => {
    await faults({ ...INSERT, effect: 'quota' }, { on: 'storage', effect: 'quota' });
    expect((await add({})).errMsg).toContain('-501003');
    const upload = await emulator.call('p', 'probe', { action: 'upload', cloudPath: 'q.txt', text: 'x' });
    expect(upload.result.errMsg).toContain('EXCEED_REQUEST_LIMIT');
  });

  test('of another function, collection or action nothing happens', async () => {
    await faults(
      { ...INSERT, function: 'ticker', effect: 'error' },
      { ...INSERT, collection: 'ticks', effect: 'error' },
      { ...INSERT, action: 'database.modifyDocument', effect: 'error' },
    );
    expect((await add({})).result).toEqual(expect.any(String));
    expect(await hits()).toEqual([0, 0, 0]);
  });
});

describe('at a cloud call', () => {
  const message = {
    touser: 'p',
    templateId: 'TMPL_LONG',
    data: { thing1: { value: '字' } },
  };
  const send = () => emulator.call('p', 'probe', { action: 'send', message });
  const received = async () => (await emulator.get('/phone/messages?person=p')).messages.length;
  beforeEach(() => emulator.post('/phone/subscribe', { person: 'p', answers: { TMPL_LONG: 'accept' } }));
  const ON = { on: 'openapi', action: 'subscribeMessage.send' };

  test.each([
    ['drop-before', 0],
    ['drop-after', 1],
  ])('%s delivers %i messages and the function learns nothing', async (effect, count) => {
    await faults({ ...ON, effect });
    expect((await send()).result).toMatchObject({
      errCode: expect.any(Number),
      errMsg: expect.stringMatching(/hang up|ECONNRESET/),
    });
    expect(await received()).toBe(count);
  });

  test.each([
    ['timeout-before', 0, -604102],
    ['timeout-after', 1, 0],
  ])('%s delivers %i messages, and the function is told -604102', async (effect, count, written) => {
    await faults({ ...ON, effect });
    expect((await send()).result.errCode).toBe(-604102);
    expect(await received()).toBe(count);
    expect((await emulator.get('/control/calls')).calls).toMatchObject([{ answer: { errcode: written } }]);
  });

  test.each([
    ['kill-before', 0],
    ['kill-after', 1],
  ])('%s delivers %i messages and ends the function', async (effect, count) => {
    await faults({ ...ON, effect });
    expect((await send()).errMsg).toContain('process ended');
    expect(await received()).toBe(count);
  });

  test('an error is thrown by the SDK with the code that was ordered, and written down', async () => {
    await faults({ ...ON, effect: 'error', code: '45009' });
    expect((await send()).result.errCode).toBe(45009);
    expect((await emulator.get('/control/calls')).calls).toMatchObject([{ answer: { errcode: 45009 } }]);
    expect(await received()).toBe(0);
  });

  test('a delay makes WeChat slow', async () => {
    await faults({ ...ON, effect: 'delay', ms: 120 });
    const answer = await send();
    expect(answer.result.errCode).toBe(0);
    expect(answer.durationMs).toBeGreaterThanOrEqual(120);
  });
});

describe('at the call of a function', () => {
  const ON = { on: 'function', function: 'probe' };

  test.each([
    ['drop-before', 0],
    ['drop-after', 1],
  ])('%s breaks the connection, the function ran %i times', async (effect, count) => {
    await faults({ ...ON, effect });
    await expect(add({ effect })).rejects.toThrow();
    expect(await stored({ effect })).toBe(count);
  });

  test.each([
    ['kill-before', 0],
    ['kill-after', 1],
  ])('%s answers that its process was killed, it ran %i times', async (effect, count) => {
    await faults({ ...ON, effect });
    expect(await add({ effect })).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('killed'),
    });
    expect(await stored({ effect })).toBe(count);
    expect((await emulator.get('/control/invocations')).invocations.at(-1).ok).toBe(false);
  });

  test.each([
    ['timeout-before', 0],
    ['timeout-after', 1],
  ])('%s answers -501002 to a phone and to a function, it ran %i times', async (effect, count) => {
    await faults({ ...ON, effect });
    expect(await add({ effect })).toMatchObject({
      errCode: -501002,
      errMsg: expect.stringContaining('resource server timeout'),
    });
    expect(await stored({ effect })).toBe(count);
    await faults({ on: 'function', function: 'ticker', effect });
    const other = await emulator.call('p', 'probe', { action: 'callOther', name: 'ticker', data: {} });
    expect(other.result.errMsg).toContain('resource server timeout');
  });

  test('an error answers the code that was ordered', async () => {
    await faults({ ...ON, effect: 'error', code: '-501002' });
    expect((await add({ never: true })).errCode).toBe(-501002);
    expect(await stored({ never: true })).toBe(0);
  });
});

test('a list with a fault that is none changes nothing', async () => {
  await faults({ ...INSERT, effect: 'error' });
  const { status, body } = await emulator.ask('POST', '/control/faults', {
    faults: [{ on: 'database', effect: 'boom' }],
  });
  expect([status, body.code]).toEqual([400, 'BAD_FAULT']);
  expect(await hits()).toEqual([0]);
});
