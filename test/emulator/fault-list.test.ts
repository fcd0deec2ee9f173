import { runUnderFaults } from '../../emulator/faults/apply';
import { FaultList } from '../../emulator/faults/fault-list';

const step = {
  on: 'database',
  action: 'database.modifyDocument',
  collection: 'chapters',
  function: 'timebook',
} as const;

function listOf(...faults: unknown[]): FaultList {
  const list = new FaultList();
  list.replace(faults);
  return list;
}

test('a fault hits once unless it is told how often', () => {
  const list = listOf({ on: 'database', effect: 'error' });
  expect([list.hit(step).length, list.hit(step).length]).toEqual([1, 0]);
  expect(list.list()[0]?.hits).toBe(1);
});

test('skip lets steps pass first and times says how many are hit', () => {
  const list = listOf({ on: 'database', effect: 'drop-after', skip: 2, times: 3 });
  expect(Array.from({ length: 7 }, () => list.hit(step).length)).toEqual([0, 0, 1, 1, 1, 0, 0]);
});

test.each([
  [{ on: 'openapi' }],
  [{ on: 'database', action: 'database.getDocument' }],
  [{ on: 'database', collection: 'books' }],
  [{ on: 'database', function: 'clock' }],
  [{ on: 'database', person: 'openid-lin' }],
])('a step that does not fit %j is not counted', (wanted) => {
  const list = listOf({ effect: 'error', ...wanted });
  expect(list.hit(step)).toEqual([]);
  expect(list.list()[0]?.hits).toBe(0);
});

test('delays add to another effect, of two other effects the first in the list wins and the second waits', () => {
  const list = listOf(
    { on: 'database', effect: 'delay', ms: 1 },
    { on: 'database', effect: 'error' },
    { on: 'database', effect: 'drop-before' },
  );
  expect(list.hit(step).map(({ effect }) => effect)).toEqual(['delay', 'error']);
  expect(list.list().map(({ hits }) => hits)).toEqual([1, 1, 0]);
});

test('a chance is rolled by its seed: the same hits each time, others for another seed, about as many as it says', () => {
  const hits = (more: object) => {
    const list = listOf({ on: 'database', effect: 'error', chance: 0.05, ...more });
    return Array.from({ length: 2000 }, () => list.hit(step).length);
  };
  const first = hits({ seed: 7 });
  expect(hits({ seed: 7 })).toEqual(first);
  expect(hits({ seed: 8 })).not.toEqual(first);
  const count = first.filter(Boolean).length;
  expect([count > 60, count < 140]).toEqual([true, true]);
  expect(hits({ seed: 7, times: 3 }).filter(Boolean)).toHaveLength(3);
  expect(hits({ seed: 7, skip: 1500 }).slice(0, 1500)).toEqual(Array(1500).fill(0));
});

test.each([
  [{ on: 'moon', effect: 'error' }, 'on'],
  [{ on: 'database', effect: 'explode' }, 'effect'],
  [{ on: 'database', effect: 'delay' }, 'ms'],
  [{ on: 'database', effect: 'error', skip: -1 }, 'skip'],
  [{ on: 'database', effect: 'error', colection: 'x' }, 'colection'],
  [{ on: 'database', effect: 'error', chance: 2 }, 'chance'],
  [{ on: 'database', effect: 'error', chance: 0.5, seed: 1.5 }, 'seed'],
  [{ on: 'storage', effect: 'conflict' }, 'conflict'],
  ['error', 'object'],
])('%j is refused by name', (fault, word) => {
  expect(() => listOf(fault)).toThrow(word);
});

describe('an effect', () => {
  async function play(effect: string) {
    const steps: string[] = [];
    const [fault] = listOf({ on: 'database', effect, ms: 1, code: 'X' }).hit(step);
    if (!fault) throw new Error('no fault');
    const outcome = await runUnderFaults(
      [fault],
      () => {
        steps.push('run');
        return 'value';
      },
      async () => void steps.push('kill'),
    );
    return { outcome, steps };
  }

  test.each([
    ['error', { kind: 'error', code: 'X' }, []],
    ['drop-before', { kind: 'dropped', ran: false }, []],
    ['drop-after', { kind: 'dropped', ran: true }, ['run']],
    ['timeout-before', { kind: 'error', code: 'X' }, []],
    ['timeout-after', { kind: 'error', code: 'X', ran: true }, ['run']],
    ['kill-before', { kind: 'dropped', ran: false }, ['kill']],
    ['kill-after', { kind: 'dropped', ran: true }, ['run', 'kill']],
    ['delay', { kind: 'done', value: 'value' }, ['run']],
  ])('%s', async (effect, outcome, steps) => {
    expect(await play(effect)).toEqual({ outcome, steps });
  });
});

test('a fault of one person leaves another’s calls alone', () => {
  const list = listOf({ on: 'database', person: 'openid-lin', effect: 'kill-after' });
  expect(list.hit({ ...step, person: 'openid-zhou' })).toEqual([]);
  expect(list.hit({ ...step, person: null })).toEqual([]);
  expect(list.hit({ ...step, person: 'openid-lin' })).toHaveLength(1);
});
