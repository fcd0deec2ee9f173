import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Input, Route } from '../../core/contract';
import type { Answer } from '../../core/contract/envelope';
import { quantile } from '../../core/domain/duty/figures';
import { bucketOf } from '../../emulator/storage/cloud-path';
import { seedDistrict } from '../district';
import { demoEnvironment } from '../running/demo-secrets';
import { control } from './control';
import { emulatorProcess } from './emulator-process';
import { type Figure, less } from './figure';
import { writeHelpGroup } from './help-rows';

const size = { members: 2_000, entries: 300, questions: 50_000 };
const start = Date.parse('2026-07-01T09:12:00+08:00');
const unitId = 'fayuan';
const bai = 'demo-openid-bai-lu';
const song = 'demo-openid-song-an';
/** By words, by other words for the same, by pinyin, by first letters, by a whole sentence, and in vain. */
const typed = [
  '红包',
  '份子钱',
  '购物卡',
  'yuebing',
  'chaye',
  'hbsmzc',
  '同学留下两盒茶叶里面夹着一张卡',
  '量子',
];
/** What a person waits for at most, in ms; a month's figures read every question of the month. */
const goal = 200;
const monthGoal = 1_000;

/** The help group of a unit with two thousand members and fifty thousand questions: how long each of its screens waits, 95th percentile. */
export async function helpGroup(from: { root: string; data: string; functions: string }): Promise<Figure[]> {
  const lines = join(from.data, 'help-group.jsonl');
  const store = join(from.data, 'help-group');
  await writeHelpGroup(lines, size, start);
  const keys = join(from.data, 'help-group-keys.json');
  // The emulator hands the functions what the project file names, from the environment that it is started with.
  Object.assign(process.env, demoEnvironment(keys, `cloud://demo-local.${bucketOf('demo-local')}`));
  const project = join(from.root, 'simulator.config.json');
  const places = ['--data', store, '--functions', from.functions, '--project', project, '--import', lines];
  const emulator = await emulatorProcess(from.root, places);
  const { url, envId } = emulator;
  try {
    await seedDistrict({ emulatorUrl: url, env: envId });
    await control(url, '/control/clock', { freeze: true });
    // What stands on top of the lists has words in it, as they are asked.
    for (let n = 0; n < 40; n += 1)
      await ask(url, bai, 'helpgroup.ask', {
        ...{ requestId: `bench-ask-${String(n).padStart(16, '0')}`, unitId, line: 'open', topic: 'gift' },
        ...{ named: 'yes', text: `第 ${n} 个问题：过节收到一盒月饼，里面有一张卡，怎么退？` },
      });
    const timed = async <R extends Route>(
      person: string,
      route: R,
      count: number,
      input: (n: number) => Input<R>,
    ) => {
      const spans: number[] = [];
      // The first ones load the function.
      for (let n = -5; n < count; n += 1) {
        const began = performance.now();
        await ask(url, person, route, input(Math.abs(n)));
        if (n >= 0) spans.push(performance.now() - began);
      }
      return quantile(spans, 0.95) ?? Number.NaN;
    };
    const text = (n: number) => ({ unitId, text: typed[n % typed.length] ?? '' });
    return [
      shown('search in the knowledge base', await timed(bai, 'helpgroup.search', 200, text)),
      shown('the space', await timed(bai, 'helpgroup.space', 100, () => ({ unitId }))),
      shown(
        'the desk',
        await timed(song, 'helpgroup.desk', 100, () => ({ unitId, list: 'waiting' as const })),
      ),
      shown(
        'what was answered, at the desk',
        await timed(song, 'helpgroup.desk', 100, () => ({ unitId, list: 'past' as const })),
      ),
      shown(
        'figures of a month',
        await timed(song, 'helpgroup.figures', 40, () => ({ unitId, month: '2026-06' })),
        monthGoal,
      ),
    ];
  } finally {
    await emulator.close();
    await rm(store, { recursive: true, force: true });
    await rm(lines, { force: true });
  }
}

function shown(what: string, value: number, most = goal): Figure {
  const name = `help group, ${size.members} members, ${size.questions} questions: ${what}, p95`;
  const against = { what: 'the goal', value: most };
  return less(name, 'ms', value, against, { text: `≤ ${most} ms`, met: (ms) => ms <= most });
}

async function ask<R extends Route>(url: string, person: string, route: R, input: Input<R>): Promise<void> {
  const [name, action] = route.split('.');
  const said = await control<{ result: Answer<unknown> }>(url, '/phone/function', {
    ...{ person, name, data: { action, input } },
  });
  if (!said.result.ok) throw new Error(`${route} was refused: ${JSON.stringify(said.result)}`);
}
