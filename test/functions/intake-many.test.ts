import { mostRows } from '../../cloudfunctions/intake/table';
import { place } from '../support/district';
import { idNumberOf } from '../support/id-numbers';
import { scopeOver } from '../support/officers';
import { putRoster } from '../support/rosters';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

/** Ten thousand people in one file: each call ends within what the platform allows a function. */
let world: World;
const court = '云溪区人民法院';
/** The function's limit in `config.json`, ms. */
const allowed = 60_000;
jest.setTimeout(20 * 60_000);
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const name = (n: number) =>
  ['赵', '钱', '孙', '李'][n % 4] + String.fromCodePoint(0x4e00 + (n >> 2)) + (n % 2 ? '明' : '宁');

test('ten thousand people come in, and are taken back, in one go', async () => {
  const hr = await world.people.officer('hr', scopeOver.hr);
  const rows = Array.from({ length: mostRows }, (_, n) => [
    ...[name(n), court, '综合办公室', '科员', '2026-07-01', '', idNumberOf(n)],
  ]);
  const before = (await world.documents('people')).length;
  const fileId = await putRoster(world, 'ten-thousand', rows);
  let longest = 0;
  const timed = async <T>(what: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const answer = await what();
    longest = Math.max(longest, performance.now() - from);
    return answer;
  };
  const started = performance.now();
  const { importId } = await timed(() =>
    world.ask(hr, 'intake.read', {
      ...{ requestId: world.requestId('many'), unitId: place.court, fileName: '万人.csv', fileId },
    }),
  );
  const read = performance.now() - started;
  const seen = (await world.ask(hr, 'intake.one', { importId })).import;
  expect(seen).toMatchObject({ fresh: mostRows, wrong: 0, written: 0 });
  const run = async (route: 'intake.confirm' | 'intake.undo', from: number) => {
    const begun = performance.now();
    await world.ask(hr, route, { requestId: world.requestId('many'), importId, confirm: court });
    const told: number[] = [];
    for (let written = from; ; ) {
      const input = { requestId: world.requestId('many'), importId, written };
      const now = await timed(() => world.ask(hr, 'intake.step', input));
      told.push(now.written);
      if (!['running', 'undoing'].includes(now.state)) return { now, told, ms: performance.now() - begun };
      written = now.written;
    }
  };
  const there = await run('intake.confirm', 0);
  expect(there.now).toMatchObject({ state: 'done', kept: 0 });
  expect(there.told).toEqual(Array.from({ length: seen.batches }, (_, at) => at + 1));
  expect((await world.documents('people')).length).toBe(before + mostRows);
  const back = await run('intake.undo', seen.batches);
  expect(back.now).toMatchObject({ state: 'undone', kept: 0 });
  expect((await world.documents('people')).length).toBe(before);
  expect(longest).toBeLessThan(allowed / 2);
  process.stderr.write(`${JSON.stringify({ read, wrote: there.ms, undid: back.ms, longest })}\n`);
});
