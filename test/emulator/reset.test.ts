import { type Json, runningEmulator } from './running-emulator';

let emulator: Awaited<ReturnType<typeof runningEmulator>>;
beforeAll(async () => {
  emulator = await runningEmulator();
});
afterAll(() => emulator.close());

const EIGHT = 8 * 3600_000;
const shown = (ms: number) => new Date(ms + EIGHT).toISOString().slice(0, 16).replace('T', ' ');
const clock = (body: object) => emulator.post('/control/clock', body);
const add = (collection: string, data: object) =>
  emulator.call('p', 'probe', { action: 'add', collection, data });
const probe = (data: object) => emulator.call('p', 'probe', data);
const reset = () => emulator.post('/control/reset');
const stored = async () => (await emulator.get('/control/database?collection=probes')).total;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Until it answers something that is true. */
async function until<T>(look: () => Promise<T>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    await sleep(10);
  }
}

test('a reset empties everything and puts the clock back', async () => {
  await add('probes', { some: 'thing' });
  await emulator.post('/phone/subscribe', { person: 'p', answers: { TMPL_NODE: 'accept' } });
  await clock({ advance: 'P5D', fire: false });
  expect(await emulator.post('/control/reset')).toEqual({ ok: true });
  expect(shown((await emulator.get('/control/clock')).now)).toBe('2026-07-01 09:12');
  const { collections } = await emulator.get('/control/database');
  expect(collections.every((one: Json) => one.count === 0)).toBe(true);
  // Looked at before the sheet is answered: an answer is pushed to the function as an event, an invocation of its own.
  expect((await emulator.get('/control/invocations')).invocations).toEqual([]);
  const after = await emulator.post('/phone/subscribe', { person: 'p', answers: { TMPL_NODE: 'reject' } });
  expect(after.granted.TMPL_NODE).toBe(0);
});

describe('what began before a reset never writes after it', () => {
  beforeEach(reset);

  test('a function that runs is ended, and its caller is told', async () => {
    await probe({ action: 'echo' });
    const running = probe({ action: 'addLate', ms: 200, data: { from: 'before' } });
    await sleep(60);
    expect(await reset()).toEqual({ ok: true });
    expect((await running).errCode).toBe(-504002);
    await sleep(250);
    expect(await stored()).toBe(0);
  });

  test('functions that wait for a place never begin', async () => {
    const many = Array.from({ length: 20 }, (_, n) => probe({ action: 'addLate', ms: 100, data: { n } }));
    await until(async () => (await emulator.get('/control/invocations')).invocations.length > 0);
    await reset();
    await Promise.all(many);
    await sleep(150);
    expect(await stored()).toBe(0);
    expect((await emulator.get('/control/invocations')).invocations).toEqual([]);
  });

  test('what a function left running when it answered is ended; a worker with nothing left stays warm', async () => {
    expect((await probe({ action: 'addBehind', ms: 200, data: {} })).result).toBe('answered');
    await reset();
    await sleep(300);
    expect(await stored()).toBe(0);
    await probe({ action: 'add', data: {} });
    await reset();
    await probe({ action: 'echo' });
    const { invocations } = await emulator.get('/control/invocations');
    expect(invocations.map((one: Json) => one.coldStart)).toEqual([false]);
  });

  test('an event that is being pushed leaves nothing behind, and none comes late', async () => {
    await emulator.post('/control/behaviour', { pushes: { times: 5 } });
    await emulator.post('/phone/subscribe', { person: 'p', answers: { TMPL_NODE: 'accept' } });
    await reset();
    await sleep(300);
    expect((await emulator.get('/control/database?collection=pushes')).total).toBe(0);
    expect((await emulator.get('/control/invocations')).invocations).toEqual([]);
  });

  test('a write that waits for a transaction is over, and the transaction with it', async () => {
    await add('probes', { _id: 'held' });
    const holding = probe({ action: 'hold', id: 'held' });
    const held = async () => (await probe({ action: 'touch', id: 'held' })).errCode !== undefined;
    await sleep(150);
    const waiting = held();
    await sleep(100);
    await reset();
    await Promise.all([holding, waiting]);
    expect(await stored()).toBe(0);
    await add('probes', { _id: 'held' });
    expect((await probe({ action: 'touch', id: 'held' })).result.stats).toEqual({ updated: 1 });
  });

  test('of requests that come meanwhile only those that were done can have written', async () => {
    await Promise.all(Array.from({ length: 8 }, () => probe({ action: 'echo' })));
    const [, , ...answers] = await Promise.all([
      reset(),
      reset(),
      ...Array.from({ length: 16 }, (_, n) => add('probes', { n })),
    ]);
    const done = answers.flatMap((answer) => (answer.result === undefined ? [] : [answer.result]));
    const { documents } = await emulator.get('/control/database?collection=probes');
    expect(done).toEqual(expect.arrayContaining(documents.map((one: Json) => one._id)));
    await add('probes', { _id: 'after' });
    expect(await stored()).toBe(documents.length + 1);
  });
});
