import { join } from 'node:path';
import { builtFunctions } from '../support/built';
import { fieldsOf, routes, schemaOf } from '../support/registry';
import { hangUp, RawJson } from '../support/wire';
import { eventOf, put, toJson } from './cases';
import { complaint } from './judge';
import { type Stage, setStage } from './stage';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(async () => {
  await stage.world.close();
  hangUp();
});

test('ids of other people answer NOT_FOUND, as do ids of nobody, and leave the store as it was', async () => {
  const before = await stage.store();
  const foreign = [
    `${stage.stranger.id}:onboarding`,
    `${stage.stranger.id}:anniversary:2027`,
    `${stage.stranger.id}:anniversary:2028`,
  ];
  const nobody = [
    'p99999:onboarding',
    `${stage.reader.id}:promotion:2027-01-01`,
    `${stage.reader.id}:anniversary:1999`,
  ];
  let count = 0;
  for (const route of routes.filter((one) =>
    fieldsOf(schemaOf(one)).some(({ path }) => path[0] === 'nodeId'),
  )) {
    const answers = new Set<string>();
    // The officer who calls these acts on nodes of the whole unit.
    const asked = route.startsWith('closure.') ? nobody : [...foreign, ...nobody];
    for (const nodeId of asked) {
      count += 1;
      const delivered = await stage.deliver(route, toJson(put(stage.sampleOf(route), ['nodeId'], nodeId)));
      const { traceId: _, ...answer } = delivered.result as Record<string, unknown>;
      answers.add(JSON.stringify(answer));
    }
    // Word for word the same: nobody learns which ids exist.
    expect([route, [...answers]]).toEqual([
      route,
      [JSON.stringify({ ok: false, code: 'NOT_FOUND', field: 'nodeId' })],
    ]);
  }
  for (const route of ['timebook.read', 'timebook.recall'] as const) {
    for (const number of [7, 999]) {
      count += 1;
      const delivered = await stage.deliver(
        route,
        toJson(put(stage.sampleOf(route), ['chapterNumber'], number)),
      );
      expect(delivered.result).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    }
  }
  expect(count).toBeGreaterThanOrEqual(5 * 6 + 4);
  expect(await stage.store()).toBe(before);
});

test('calls that name no action, or not exactly one that exists, are refused as INVALID', async () => {
  const before = await stage.store();
  const events: [string, string][] = [
    ['no action', '{"input":{}}'],
    ['an empty event', '{}'],
    ['an unknown action', '{"action":"erase","input":{}}'],
    ['a name every object has', '{"action":"constructor","input":{}}'],
    ['another such name', '{"action":"__proto__","input":{}}'],
    ['a third such name', '{"action":"toString","input":{}}'],
    ['a route instead of an action', '{"action":"timebook.book","input":{}}'],
    ['an action of another function', '{"action":"tick","input":{}}'],
    ['an action in capitals', '{"action":"BOOK","input":{}}'],
    ['a list of actions', '{"action":["book"],"input":{}}'],
    ['an object for an action', '{"action":{"$ne":1},"input":{}}'],
    ['null for an action', '{"action":null,"input":{}}'],
    ['a number for an action', '{"action":1,"input":{}}'],
    ['an unknown field beside it', '{"action":"book","input":{},"openid":"x"}'],
    ['a timer event', '{"Type":"Timer","TriggerName":"minute","Time":"2026-07-01T00:00:00Z","Message":""}'],
    ['an event of 300,000 letters', `{"action":"book","input":{"x":"${'x'.repeat(300_000)}"}}`],
  ];
  for (const name of ['account', 'timebook', 'reminder']) {
    for (const [what, json] of events) {
      stage.sent += 1;
      const delivered = await stage.world.control.deliver(stage.reader.openid, name, new RawJson(json));
      expect([name, what, complaint(delivered, true)]).toEqual([name, what, undefined]);
    }
  }
  expect(await stage.store()).toBe(before);
});

test('events that are no plain data are refused too, by the function itself', async () => {
  const circular: Record<string, unknown> = { action: 'book' };
  circular.input = circular;
  const throwing = Object.defineProperty({ action: 'book' }, 'input', {
    enumerable: true,
    get: () => {
      throw new Error('looked at');
    },
  });
  const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`) as unknown;
  const events = [
    null,
    undefined,
    'book',
    42,
    true,
    [],
    ['book'],
    Number.NaN,
    circular,
    throwing,
    deep,
    () => 1,
    Symbol('x'),
  ];
  const { main } = jest.requireActual<{ main: (event: unknown, context?: unknown) => Promise<unknown> }>(
    join(await builtFunctions(), 'timebook', 'index.js'),
  );
  const said = jest.spyOn(console, 'log').mockImplementation(() => {});
  try {
    for (const event of events) {
      stage.sent += 1;
      expect(await main(event)).toMatchObject({ ok: false, code: 'INVALID' });
    }
    expect(said.mock.calls.join('\n')).not.toMatch(/looked at/);
  } finally {
    said.mockRestore();
  }
});

test('a phone cannot run the clock, whatever its event says', async () => {
  const before = await stage.store();
  const events = [
    {},
    { Type: 'Timer', TriggerName: 'minute' },
    { source: 'wx_trigger' },
    { userInfo: { openId: '' } },
  ];
  for (const event of events) {
    stage.sent += 1;
    const { result } = await stage.world.control.deliver(stage.reader.openid, 'clock', event);
    expect(result).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  }
  expect(await stage.store()).toBe(before);
});

test('accounts that are bound to nobody are told so by every action of a member, and nothing else', async () => {
  const before = await stage.store();
  for (const route of routes.filter((one) => !one.startsWith('account.'))) {
    const [name, action] = route.split('.') as [string, string];
    stage.sent += 1;
    const { result } = await stage.world.control.deliver(
      'nobody-at-all',
      name,
      eventOf(action, toJson(stage.sampleOf(route))),
    );
    const { traceId: _, ...answer } = result as Record<string, unknown>;
    expect([route, answer]).toEqual([route, { ok: false, code: 'UNAUTHENTICATED', reason: 'not-bound' }]);
  }
  expect(await stage.store()).toBe(before);
});

test('odd characters in a draft come back exactly as they were sent, or were refused', async () => {
  const writer = await stage.world.people.one(new Date(await stage.world.now()).toISOString().slice(0, 10));
  const nodeId = `${writer.id}:onboarding`;
  const odd = [
    '\u0000',
    '\u202e',
    '\ud800',
    '\udc00',
    '\ufeff',
    '\u2028',
    'e\u0301',
    '👨‍👩‍👧',
    '\r\n',
    '\u007f',
    '𠮷',
  ];
  let revision = 0;
  for (const part of odd) {
    const text = `愿${part}你`;
    stage.sent += 1;
    const answer = await stage.world.call(writer, 'timebook.saveDraft', {
      requestId: stage.world.requestId('odd'),
      nodeId,
      text,
      promises: [part],
      baseRevision: revision,
    });
    if (!answer.ok) {
      expect(answer.code).toBe('INVALID');
      continue;
    }
    revision += 1;
    const { draft } = await stage.world.ask(writer, 'timebook.draft', { nodeId });
    expect([JSON.stringify(draft?.text), draft?.promises]).toEqual([JSON.stringify(text), [part]]);
  }
});

test('as many odd calls were made as there are', () => {
  expect(stage.sent).toBeGreaterThanOrEqual(120);
});
