import { type Json, runningEmulator } from './running-emulator';

let emulator: Awaited<ReturnType<typeof runningEmulator>>;
const probe = (action: string, data: object = {}) =>
  emulator.call('openid-lin', 'probe', { action, ...data });

beforeAll(async () => {
  process.env.EMULATOR_TEST_KEY = 'a key of the project';
  emulator = await runningEmulator();
});
afterAll(() => emulator.close());

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
    await probe('nothing');
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
      effort: {
        // Null in a warm worker.
        loadMs: null,
        runMs: expect.any(Number),
        memory: { limitMB: 256, usedMB: expect.any(Number) },
      },
      database: {
        calls: 1,
        examined: expect.any(Number),
        actions: { 'database.insertDocument': 1 },
        steps: [
          {
            action: 'database.insertDocument',
            collection: 'probes',
            examined: expect.any(Number),
            ms: expect.any(Number),
          },
        ],
      },
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

  test('has a log such as the console shows: begin, what was printed, end, and what the run needed', async () => {
    await probe('print');
    const { requestID, effort } = await last();
    const { lines } = await emulator.get(`/control/log?requestID=${requestID}`);
    const id = `RequestId: ${requestID}`;
    expect([lines[0], lines.at(-2)]).toEqual([`START ${id}`, `END ${id}`]);
    expect(lines).toContain('to stdout');
    expect(lines.at(-1)).toBe(
      `Report ${id} Duration: ${effort.runMs}ms Memory: 256MB MemUsage: ${effort.memory.usedMB}MB`,
    );
    expect([effort.loadMs, effort.memory.usedMB > 1]).toEqual([null, true]);
    await probe('throw', { message: 'told in the log' });
    const failed = await last();
    const told = (await emulator.get(`/control/log?requestID=${failed.requestID}`)).lines.join('\n');
    expect(told).toMatch(/^START .*\n[\s\S]*\nERROR .*-504002.*told in the log.*\nEND .*\nReport .*$/);
    expect((await emulator.ask('GET', '/control/log?requestID=none')).status).toBe(404);
  });

  test('names each call of the database with what it looked at; a script outside is told in a header', async () => {
    await probe('find', { where: { nobody: 1 } });
    const { steps, examined } = (await last()).database;
    expect(steps).toEqual([
      { action: 'database.getDocument', collection: 'probes', examined, ms: expect.any(Number) },
    ]);
    expect(examined).toBeGreaterThan(0);
    const { headers } = await emulator.ask('POST', '/admin', {
      action: 'database.getDocument',
      collectionName: 'probes',
      query: '{"_id":"none"}',
      queryType: 'WHERE',
    });
    expect(headers['x-documents-examined']).toBe('0');
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

test('what a function leaves behind goes on after its answer', async () => {
  const data = { _id: 'left-behind' };
  const answer = await emulator.call('p', 'probe', { action: 'addBehind', ms: 50, data });
  expect(answer.result).toBe('answered');
  const written = async () =>
    (await emulator.get(`/control/database?collection=probes&where=${JSON.stringify(data)}`)).total;
  for (let n = 0; n < 100 && (await written()) === 0; n++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await written()).toBe(1);
});
