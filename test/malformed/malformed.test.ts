import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Route } from '../../core/contract';
import { faultCodes, faultReasons } from '../../core/contract/envelope';
import { builtFunctions } from '../support/built';
import type { Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import { fieldsOf, routes, schemaOf, writeRoutes } from '../support/registry';
import { samples, signature } from '../support/samples';
import { type Delivered, hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';
import { at, type Case, eventOf, groupsOf, put, toJson } from './cases';

/** Rows that a refusal is meant to leave: tries of invitation codes are counted. */
const meant = new Set(['attempts']);
const perAction = 200;

let world: World;
let reader: Person;
let newcomer: Person;
let stranger: Person;
let sent = 0;
let generated = 0;

beforeAll(async () => {
  world = await startWorld();
  reader = await world.people.one();
  stranger = await world.people.one();
  newcomer = (await world.people.invited(1))[0] as Person;
  for (const person of [reader, stranger]) {
    await world.ask(person, 'timebook.seal', {
      requestId: world.requestId('seal'),
      nodeId: `${person.id}:onboarding`,
      text: '一年后再见。',
      promises: ['守住底线', '常回家看看'],
      signature,
    });
  }
  await world.advance('P1Y', false);
  await world.ask(stranger, 'timebook.open', {
    requestId: world.requestId('open'),
    nodeId: `${stranger.id}:anniversary:2027`,
  });
}, 30_000);

afterAll(async () => {
  await world.close();
  hangUp();
});

/** Who makes a call of this route in a state in which its sample is legal or close to it. */
function callerOf(route: Route): Person {
  return route.startsWith('account.') ? newcomer : reader;
}

function sampleOf(route: Route): unknown {
  const { id, code } = callerOf(route);
  return samples[route]({
    person: id,
    code,
    template: nodeReminderTemplate,
    requestId: world.requestId('malformed'),
  });
}

async function deliver(route: Route, json: string): Promise<Delivered> {
  sent += 1;
  const [name, action] = route.split('.') as [string, string];
  return world.control.deliver(callerOf(route).openid, name, eventOf(action, json));
}

/** Text that nobody outside may see: stacks, code, libraries, the store's words. */
const internals =
  /\bat .+\(|\.[cm]?js\b|node_modules|\bzod\b|lmdb|DATABASE_|TypeError|RangeError|SyntaxError|undefined|Cannot |stack/i;

/**
 * What is wrong with the answer to a malformed call, if anything. `mustRefuse`: the schema does not take the input; then only
 * INVALID, or LIMIT for something too large, is right. Otherwise any success or definite refusal is.
 */
function complaint(delivered: Delivered, mustRefuse: boolean): string | undefined {
  if (delivered.errCode !== undefined) return `the function died: ${delivered.errMsg}`;
  const answer = delivered.result as Record<string, unknown>;
  if (typeof answer !== 'object' || answer === null) return `no answer: ${JSON.stringify(answer)}`;
  if (answer.ok === true) return mustRefuse ? 'it was accepted' : undefined;
  const { ok, code, reason, field, traceId, ...more } = answer;
  const text = JSON.stringify(answer);
  if (ok !== false || Object.keys(more).length) return `an answer of another shape: ${text}`;
  if (!(faultCodes as readonly unknown[]).includes(code)) return `a code that is none: ${text}`;
  if (reason !== undefined && !(faultReasons as readonly unknown[]).includes(reason))
    return `a reason that is none: ${text}`;
  if (field !== undefined && !(typeof field === 'string' && field.length <= 120))
    return `a long field: ${text}`;
  if (typeof traceId !== 'string' || traceId.length > 64) return `a trace id that is none: ${text}`;
  if (internals.test(JSON.stringify([code, reason, field]).replace('constructor', '')))
    return `internals leave: ${text}`;
  if (mustRefuse && code !== 'INVALID' && code !== 'LIMIT') return `refused, but as ${code}: ${text}`;
  if (code === 'INTERNAL' || code === 'UNAVAILABLE') return `the product failed: ${text}`;
  return undefined;
}

/** The store as text, without the rows that refusals are meant to leave. */
async function store(): Promise<string> {
  const dump = await world.dump();
  return JSON.stringify(Object.entries(dump).filter(([name]) => !meant.has(name)));
}

const accepts = (route: Route, json: string) =>
  (schemaOf(route) as unknown as { safeParse(value: unknown): { success: boolean } }).safeParse(
    JSON.parse(json),
  ).success;

describe.each(routes)('%s', (route) => {
  test('its sample is legal and reaches every field of its schema', () => {
    const sample = sampleOf(route);
    expect(accepts(route, toJson(sample))).toBe(true);
    for (const field of fieldsOf(schemaOf(route)))
      expect([field.path, at(sample, field.path)]).not.toContain(undefined);
  });

  test('refuses everything malformed, leaves the store as it was, and tells nothing about its inside', async () => {
    const groups = groupsOf(route, sampleOf(route));
    const cases = groups.flatMap((group) => group.cases);
    const refusable = cases.filter(({ json }) => !accepts(route, json));
    const wrong = cases
      .filter((one) => one.legal === 'never' && !refusable.includes(one))
      .map(({ name }) => `${name}: the schema takes it`);
    const before = await store();
    wrong.push(...(await complaints(refusable, true)));
    expect(wrong).toEqual([]);
    expect(await store()).toBe(before);
    // What the schema takes is played last: it may change the store, as a legal act does.
    expect(
      await complaints(
        cases.filter((one) => !refusable.includes(one)),
        false,
      ),
    ).toEqual([]);
  }, 60_000);

  test(`answers ${perAction} generated inputs as it answers any other`, async () => {
    const [name, action] = route.split('.') as [string, string];
    await fc.assert(
      fc.asyncProperty(inputs(route), async (input) => {
        const json = toJson(input === undefined ? null : input);
        generated += 1;
        const delivered = await world.control.deliver(callerOf(route).openid, name, eventOf(action, json));
        const wrong = complaint(delivered, !accepts(route, json));
        if (wrong) throw new Error(wrong);
      }),
      { numRuns: perAction, seed: 20260701, endOnFailure: false },
    );
  }, 60_000);
});

async function complaints(cases: readonly Case[], mustRefuse: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const { route, name, json } of cases) {
    const wrong = complaint(await deliver(route, json), mustRefuse);
    if (wrong) found.push(`${name}: ${wrong}`);
  }
  return found;
}

/** Anything at all, or a legal input with one to three places replaced by anything. */
function inputs(route: Route): fc.Arbitrary<unknown> {
  const paths = fieldsOf(schemaOf(route)).map(({ path }) => path);
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.dictionary(
      fc.constantFrom('$gt', '$in', '__proto__', 'constructor', 'toString', 'a.b', ''),
      fc.jsonValue(),
      { maxKeys: 3 },
    ),
  );
  if (!paths.length) return anything;
  const replaced = fc
    .array(fc.tuple(fc.constantFrom(...paths), anything), { minLength: 1, maxLength: 3 })
    .map((changes) => {
      // Deeper places first: a replaced list has no element of its own any more.
      const ordered = [...changes].sort(([a], [b]) => b.length - a.length);
      return ordered.reduce<unknown>((input, [path, value]) => put(input, path, value), sampleOf(route));
    });
  return fc.oneof({ weight: 1, arbitrary: anything }, { weight: 3, arbitrary: replaced });
}

test('ids of other people answer NOT_FOUND, as do ids of nobody, and leave the store as it was', async () => {
  const before = await store();
  const foreign = [
    `${stranger.id}:onboarding`,
    `${stranger.id}:anniversary:2027`,
    `${stranger.id}:anniversary:2028`,
  ];
  const nobody = ['p99999:onboarding', `${reader.id}:promotion:2027-01-01`, `${reader.id}:anniversary:1999`];
  let count = 0;
  for (const route of routes.filter((one) =>
    fieldsOf(schemaOf(one)).some(({ path }) => path[0] === 'nodeId'),
  )) {
    const answers = new Set<string>();
    for (const nodeId of [...foreign, ...nobody]) {
      count += 1;
      const delivered = await deliver(route, toJson(put(sampleOf(route), ['nodeId'], nodeId)));
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
      const delivered = await deliver(route, toJson(put(sampleOf(route), ['chapterNumber'], number)));
      expect(delivered.result).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    }
  }
  expect(count).toBeGreaterThanOrEqual(5 * 6 + 4);
  expect(await store()).toBe(before);
});

test('calls that name no action, or not exactly one that exists, are refused as INVALID', async () => {
  const before = await store();
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
  const { RawJson } = await import('../support/wire');
  for (const name of ['account', 'timebook', 'reminder']) {
    for (const [what, json] of events) {
      sent += 1;
      const delivered = await world.control.deliver(reader.openid, name, new RawJson(json));
      expect([name, what, complaint(delivered, true)]).toEqual([name, what, undefined]);
    }
  }
  expect(await store()).toBe(before);
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
      sent += 1;
      expect(await main(event)).toMatchObject({ ok: false, code: 'INVALID' });
    }
    expect(said.mock.calls.join('\n')).not.toMatch(/looked at/);
  } finally {
    said.mockRestore();
  }
});

test('a phone cannot run the clock, whatever its event says', async () => {
  const before = await store();
  const events = [
    {},
    { Type: 'Timer', TriggerName: 'minute' },
    { source: 'wx_trigger' },
    { userInfo: { openId: '' } },
  ];
  for (const event of events) {
    sent += 1;
    const { result } = await world.control.deliver(reader.openid, 'clock', event);
    expect(result).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  }
  expect(await store()).toBe(before);
});

test('accounts that are bound to nobody are told so by every action of a member, and nothing else', async () => {
  const before = await store();
  for (const route of routes.filter((one) => !one.startsWith('account.'))) {
    const [name, action] = route.split('.') as [string, string];
    sent += 1;
    const { result } = await world.control.deliver(
      'nobody-at-all',
      name,
      eventOf(action, toJson(sampleOf(route))),
    );
    const { traceId: _, ...answer } = result as Record<string, unknown>;
    expect([route, answer]).toEqual([route, { ok: false, code: 'UNAUTHENTICATED', reason: 'not-bound' }]);
  }
  expect(await store()).toBe(before);
});

test('odd characters in a draft come back exactly as they were sent, or were refused', async () => {
  const writer = await world.people.one(new Date(await world.now()).toISOString().slice(0, 10));
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
    sent += 1;
    const answer = await world.call(writer, 'timebook.saveDraft', {
      requestId: world.requestId('odd'),
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
    const { draft } = await world.ask(writer, 'timebook.draft', { nodeId });
    expect([JSON.stringify(draft?.text), draft?.promises]).toEqual([JSON.stringify(text), [part]]);
  }
});

test('no worker died, and the number of malformed calls is the promised one', async () => {
  const died = (await world.control.invocations()).filter(({ ok }) => !ok);
  expect(died.map(({ name, error }) => [name, error])).toEqual([]);
  expect(writeRoutes.length).toBeGreaterThanOrEqual(7);
  expect(sent).toBeGreaterThanOrEqual(2_000);
  expect(generated).toBeGreaterThanOrEqual(perAction * routes.length);
});
