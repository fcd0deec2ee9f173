import { type Cloud, startCloud } from './support/cloud';
import { type SdkDatabase, wxDatabase } from './support/sdk';

// Every update command on a field of every kind, with right operands and wrong ones: done as MongoDB does it, or an error that changes nothing.

jest.setTimeout(60_000);
let cloud: Cloud;
let db: SdkDatabase;
beforeAll(async () => {
  cloud = await startCloud({ collections: ['c'] });
  db = wxDatabase();
});
afterAll(() => cloud.close());

const AT = new Date('2026-07-01T00:00:00Z');
const FIELDS: Readonly<Record<string, object>> = {
  missing: {},
  null: { f: null },
  whole: { f: 3 },
  broken: { f: 2.5 },
  text: { f: 'x' },
  truth: { f: true },
  date: { f: AT },
  list: { f: [1, 2, 3] },
  object: { f: { a: 1 } },
};
const NUMBERS = ['missing', 'whole', 'broken'];
const LISTS = ['missing', 'list'];

/** What a command makes of the kinds that it takes; on all others it is an error. */
const DONE = (): Readonly<Record<string, readonly [command: unknown, Readonly<Record<string, unknown>>]>> => {
  const _ = db.command;
  const all = (value: unknown) => Object.fromEntries(Object.keys(FIELDS).map((kind) => [kind, value]));
  return {
    set: [_.set(1), all(1)],
    remove: [_.remove(), all(undefined)],
    'inc by a whole number': [_.inc(2), { missing: 2, whole: 5, broken: 4.5 }],
    'inc by a broken one': [_.inc(0.5), { missing: 0.5, whole: 3.5, broken: 3 }],
    mul: [_.mul(2), { missing: 0, whole: 6, broken: 5 }],
    // null < numbers < texts < objects < lists < truth < dates
    'min with a number': [_.min(1), { ...all(1), null: null }],
    'max with a text': [
      _.max('y'),
      { ...all('y'), date: AT, list: [1, 2, 3], object: { a: 1 }, truth: true },
    ],
    'max with null': [
      _.max(null),
      {
        ...Object.fromEntries(Object.entries(FIELDS).map(([kind, one]) => [kind, (one as { f: unknown }).f])),
        missing: null,
      },
    ],
    'bit and': [_.bit({ and: 1 }), { missing: 0, whole: 1 }],
    'bit or': [_.bit({ or: 4 }), { missing: 4, whole: 7 }],
    'bit xor': [_.bit({ xor: 1 }), { missing: 1, whole: 2 }],
    push: [_.push([9]), { missing: [9], list: [1, 2, 3, 9] }],
    'push with everything': [
      _.push({ each: [9, 0], position: 0, sort: -1, slice: 3 }),
      { missing: [9, 0], list: [9, 3, 2] },
    ],
    unshift: [_.unshift([9]), { missing: [9], list: [9, 1, 2, 3] }],
    pop: [_.pop(), { missing: undefined, list: [1, 2] }],
    shift: [_.shift(), { missing: undefined, list: [2, 3] }],
    pull: [_.pull(2), { missing: undefined, list: [1, 3] }],
    'pull by a condition': [_.pull(_.gte(2)), { missing: undefined, list: [1] }],
    pullAll: [_.pullAll([1, 3]), { missing: undefined, list: [2] }],
    addToSet: [_.addToSet(2), { missing: [2], list: [1, 2, 3] }],
  };
};

async function updated(setup: object, data: object): Promise<unknown> {
  const one = db.collection('c').doc('x');
  await one.set({ data: { ...setup, z: 0 } });
  try {
    // Beside a change that is right.
    await one.update({ data: { ...data, z: 1 } });
  } catch (error) {
    const { data: after } = await one.get();
    expect(after).toEqual({ _id: 'x', ...setup, z: 0 });
    return `error ${(error as { errCode: number }).errCode}`;
  }
  const { data: after } = await one.get();
  expect(after.z).toBe(1);
  return after.f;
}

test.each([
  ...['set', 'remove', 'inc by a whole number', 'inc by a broken one', 'mul', 'min with a number'],
  ...['max with a text', 'max with null', 'bit and', 'bit or', 'bit xor', 'push', 'push with everything'],
  ...['unshift', 'pop', 'shift', 'pull', 'pull by a condition', 'pullAll', 'addToSet'],
])('%s, on a field of every kind', async (name) => {
  const [command, done] = DONE()[name] ?? [];
  const answers: Record<string, unknown> = {};
  for (const [kind, setup] of Object.entries(FIELDS)) answers[kind] = await updated(setup, { f: command });
  const wanted = Object.fromEntries(
    Object.keys(FIELDS).map((kind) => [kind, kind in (done ?? {}) ? done?.[kind] : 'error -502001']),
  );
  expect(answers).toEqual(wanted);
});

test('the kinds above are what each command takes', () => {
  const kinds = Object.fromEntries(
    Object.entries(DONE()).map(([name, [, done]]) => [name.split(' ')[0], Object.keys(done)]),
  );
  expect([kinds.inc, kinds.mul].every((one) => one?.join() === NUMBERS.join())).toBe(true);
  for (const name of ['push', 'unshift', 'pop', 'shift', 'pull', 'pullAll', 'addToSet'])
    expect([name, kinds[name]]).toEqual([name, LISTS]);
});

test('wrong operands are errors on every kind of field, a missing one too', async () => {
  const _ = db.command;
  const wrong: Readonly<Record<string, unknown>> = {
    'inc by a text': _.inc('1'),
    'inc by null': _.inc(null),
    'inc by a date': _.inc(AT),
    'mul by a list': _.mul([2]),
    'bit with a text': _.bit({ and: 'a' }),
    'bit with a broken number': _.bit({ or: 1.5 }),
    'bit that is none': _.bit({ nand: 1 }),
    'push each of no list': _.push({ each: 1 }),
    'push at no place': _.push({ each: [1], position: 'a' }),
    'push by no order': _.push({ each: [1], sort: 2 }),
    'push cut at no number': _.push({ each: [1], slice: 1.5 }),
    'pull all of no list': _.pullAll(1),
    'rename to itself': _.rename('f'),
    'rename to no text': _.rename(1),
    'rename below itself': _.rename('f.x'),
    'rename to an empty part': _.rename('g.'),
    'a name with a dollar sign': { $g: 1 },
    'one within an element': _.push([{ a: { $g: 1 } }]),
  };
  for (const [name, command] of Object.entries(wrong))
    for (const [kind, setup] of Object.entries(FIELDS)) {
      const answer = await updated(setup, { f: command });
      expect([name, kind, answer]).toEqual([name, kind, expect.stringMatching(/^error -50/)]);
    }
});

test('paths: through a list by number, through nothing at all, through what is no object', async () => {
  const at = (path: string) => async (kind: string) => updated(FIELDS[kind] as object, { [path]: 7 });
  expect(await at('f.0')('list')).toEqual([7, 2, 3]);
  expect(await at('f.4')('list')).toEqual([1, 2, 3, null, 7]);
  expect(await at('f.x')('missing')).toEqual({ x: 7 });
  expect(await at('f.x')('object')).toEqual({ a: 1, x: 7 });
  for (const kind of ['null', 'whole', 'text', 'truth', 'date', 'list'])
    expect([kind, await at('f.x')(kind)]).toEqual([kind, 'error -502001']);
});
