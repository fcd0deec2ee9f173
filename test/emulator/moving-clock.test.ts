import { get } from 'node:http';
import { type Json, runningEmulator } from './running-emulator';

let emulator: Awaited<ReturnType<typeof runningEmulator>>;
beforeAll(async () => {
  emulator = await runningEmulator();
});
beforeEach(async () => {
  await emulator.post('/control/faults', { faults: [] });
  await emulator.post('/control/reset');
});
afterAll(() => emulator.close());

const EIGHT = 8 * 3600_000;
const shown = (ms: number) => new Date(ms + EIGHT).toISOString().slice(0, 16).replace('T', ' ');
const clock = (body: object) => emulator.post('/control/clock', body);
const ticks = async (): Promise<Json[]> =>
  (await emulator.get('/control/database?collection=ticks&limit=1000')).documents;
const add = (collection: string, data: object) =>
  emulator.call('p', 'probe', { action: 'add', collection, data });

test('begins where the project file says, in real speed', async () => {
  const first = await emulator.get('/control/clock');
  expect(shown(first.now)).toBe('2026-07-01 09:12');
  expect(first).toMatchObject({ frozen: false, moving: false, offset: expect.any(Number) });
  await new Promise((resolve) => setTimeout(resolve, 60));
  const passed = (await emulator.get('/control/clock')).now - first.now;
  expect(passed).toBeGreaterThanOrEqual(55);
  expect(passed).toBeLessThan(5_000);
});

describe('a move', () => {
  test('of a day runs the timer at its own time and ends a day later', async () => {
    const answer = await clock({ advance: 'P1D' });
    expect([shown(answer.now), answer.ticks]).toEqual(['2026-07-02 09:12', 1]);
    const [tick] = await ticks();
    expect(tick).toMatchObject({
      event: { Type: 'Timer', TriggerName: 'morning', Time: '2026-07-02T01:00:00Z', Message: '' },
      OPENID: null,
      SOURCE: 'wx_trigger',
    });
    expect(tick.event).not.toHaveProperty('userInfo');
    expect(shown(tick.at)).toBe('2026-07-02 09:00');
  });

  test('of ten days runs it once a day, one after the other', async () => {
    expect((await clock({ advance: 'P10D' })).ticks).toBe(10);
    const days = (await ticks()).map((tick) => shown(tick.at)).sort();
    expect(days).toEqual(
      Array.from({ length: 10 }, (_, n) => shown(Date.parse('2026-07-02T01:00:00Z') + n * 86_400_000)),
    );
  });

  test('without firing runs nothing, not afterwards either', async () => {
    const answer = await clock({ advance: 'P1Y', fire: false });
    expect([shown(answer.now), answer.ticks]).toEqual(['2027-07-01 09:12', 0]);
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(await ticks()).toEqual([]);
  });

  test('to an instant in the past runs nothing', async () => {
    const { now } = await emulator.get('/control/clock');
    const answer = await clock({ to: now - 300_000 });
    expect(answer.ticks).toBe(0);
    expect(answer.now).toBeLessThan(now - 299_000);
  });

  test('to a bookmark with a duration goes by the calendar', async () => {
    expect(shown((await clock({ bookmark: 2, person: 'p', fire: false })).now)).toBe('2027-07-01 09:12');
  });

  test('to a bookmark with a query goes to the next such instant of who holds the phone', async () => {
    const nine = (day: string) => Date.parse(`${day}T09:00:00+08:00`);
    await add('bindings', { _id: 'p', personId: 'book-of-p' });
    await add('nodes', { bookId: 'book-of-p', dueAt: nine('2026-01-01'), closedAt: null });
    await add('nodes', { bookId: 'book-of-p', dueAt: nine('2026-07-20'), closedAt: null });
    await add('nodes', { bookId: 'book-of-p', dueAt: nine('2026-07-05'), closedAt: 1 });
    await add('nodes', { bookId: 'book-of-p', dueAt: nine('2026-09-01'), closedAt: null });
    await add('nodes', { bookId: 'book-of-another', dueAt: nine('2026-07-03'), closedAt: null });
    const answer = await clock({ bookmark: 1, person: 'p' });
    expect([shown(answer.now), answer.ticks]).toEqual(['2026-07-20 09:00', 19]);
  });

  test.each([
    [{ bookmark: 1, person: 'nobody' }, 404, 'NOTHING_AHEAD'],
    [{ bookmark: 1 }, 400, 'PERSON_NEEDED'],
    [{ bookmark: 9 }, 404, 'NO_BOOKMARK'],
    [{ advance: 'tomorrow' }, 400, 'BAD_DURATION'],
    [{ to: 'tomorrow' }, 400, 'BAD_INSTANT'],
    [{ to: 9e15 }, 400, 'BAD_INSTANT'],
    [{}, 400, 'ONE_CHANGE'],
    [{ to: 1, advance: 'P1D' }, 400, 'ONE_CHANGE'],
    [{ freeze: 'yes' }, 400, 'BAD_FREEZE'],
  ])('%j is refused with a code', async (body, status, code) => {
    const before = (await emulator.get('/control/clock')).now;
    const answer = await emulator.ask('POST', '/control/clock', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await emulator.get('/control/clock')).now - before).toBeLessThan(2_000);
  });

  test('while another is under way is refused with a sentence', async () => {
    const first = clock({ advance: 'P30D' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await emulator.get('/control/clock')).moving).toBe(true);
    const second = await emulator.ask('POST', '/control/clock', { advance: 'P1D' });
    expect([second.status, second.body.code]).toEqual([409, 'CLOCK_MOVING']);
    expect((await emulator.ask('POST', '/control/reset', {})).status).toBe(409);
    expect((await first).ticks).toBe(30);
  });
});

test('a frozen clock stands in functions too, and can be moved', async () => {
  const { now } = await clock({ freeze: true });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await emulator.call('p', 'probe', { action: 'clock' })).result.now).toBe(now);
  expect((await clock({ advance: 'PT1H' })).now).toBe(now + 3600_000);
  const thawed = await clock({ freeze: false });
  expect(thawed.now - (now + 3600_000)).toBeLessThan(2_000);
});

test('the passing of the clock runs a timer by itself', async () => {
  await clock({ to: Date.parse('2026-07-03T08:59:59.300+08:00'), fire: false });
  for (let n = 0; n < 40 && (await ticks()).length === 0; n++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await ticks()).map((tick) => tick.event.Time.slice(0, 13))).toEqual(['2026-07-03T01']);
});

test('a clock that runs fast runs its timers as it passes them, in functions too', async () => {
  expect((await emulator.ask('POST', '/control/clock', { speed: 0 })).status).toBe(400);
  const before = await clock({ speed: 86_400 });
  expect(before).toMatchObject({ speed: 86_400, frozen: false });
  // Two mornings pass in two seconds.
  for (let n = 0; n < 100 && (await ticks()).length < 2; n++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  const days = (await ticks()).map((tick) => tick.event.Time.slice(0, 10));
  expect(days.length).toBeGreaterThanOrEqual(2);
  expect(new Set(days).size).toBe(days.length);
  expect((await emulator.call('p', 'probe', { action: 'clock' })).result.now).toBeGreaterThan(
    before.now + 24 * 3600_000,
  );
  const slow = await clock({ speed: 1 });
  expect((await emulator.get('/control/clock')).now - slow.now).toBeLessThan(20_000);
});

test.each([0, 2])('each time of a timer happens %i times when that is wanted', async (times) => {
  await emulator.post('/control/behaviour', { timers: { times } });
  await clock({ advance: 'P2D' });
  expect(await ticks()).toHaveLength(2 * times);
});

test('a timer is run by hand, and answers its record', async () => {
  const record = await emulator.post('/control/fire', { name: 'ticker' });
  expect(record).toMatchObject({
    name: 'ticker',
    source: 'wx_trigger',
    person: null,
    ok: true,
    database: { calls: 1 },
  });
  expect((await emulator.ask('POST', '/control/fire', { name: 'probe' })).status).toBe(404);
});

test('whoever listens sees the days stream by, the calls and the messages', async () => {
  const seen: { event: string; data: Json }[] = [];
  const listening = await new Promise<{ destroy(): void }>((resolve) => {
    get(`${emulator.url}/control/events`, (response) => {
      expect(response.headers['content-type']).toContain('text/event-stream');
      let text = '';
      response.setEncoding('utf8');
      response.on('error', () => undefined);
      response.on('data', (chunk: string) => {
        text += chunk;
        const frames = text.split('\n\n');
        text = frames.pop() ?? '';
        for (const frame of frames) {
          const match = /^event: (.*)\ndata: (.*)$/.exec(frame);
          if (match?.[1] && match[2]) seen.push({ event: match[1], data: JSON.parse(match[2]) });
        }
      });
      resolve(response);
    });
  });
  await clock({ advance: 'P5D' });
  await emulator.post('/phone/subscribe', { person: 'p', answers: { TMPL_LONG: 'accept' } });
  const message = { touser: 'p', templateId: 'TMPL_LONG', data: { thing1: { value: '字' } } };
  await emulator.call('p', 'probe', { action: 'send', message });
  await emulator.post('/control/reset');
  await new Promise((resolve) => setTimeout(resolve, 50));
  listening.destroy();
  const of = (event: string) => seen.filter((one) => one.event === event).map((one) => one.data);
  const moving = of('clock')
    .filter((data) => data.moving)
    .map((data) => shown(data.now).slice(0, 10));
  expect([...new Set(moving)]).toEqual([
    '2026-07-02',
    '2026-07-03',
    '2026-07-04',
    '2026-07-05',
    '2026-07-06',
  ]);
  expect(of('invocation').filter((data) => data.name === 'ticker')).toHaveLength(5);
  expect(of('call')).toMatchObject([{ api: 'subscribeMessage.send' }]);
  expect(of('message')).toMatchObject([{ person: 'p', title: '长期提醒' }]);
  expect(of('database-reset')).toHaveLength(1);
});
