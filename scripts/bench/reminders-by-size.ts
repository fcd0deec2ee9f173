import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { control, type Fired, fire } from './control';
import { emulatorProcess } from './emulator-process';
import { type Figure, less } from './figure';
import { morning, personOf, writeDistrict } from './reminder-district';

const due = 2_000;
const sizes = [10_000, 100_000, 1_000_000] as const;
const template = 'DEMO_TMPL_NODE_REMINDER';

/** The way that tutorials teach: every minute, page through everybody with skip and limit and see whose time it is. */
const pagingFunction = `
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ pages }) => {
  let due = 0;
  for (const skip of pages) {
    const { data } = await cloud.database().collection('reminders').skip(skip).limit(100).get();
    due += data.filter((row) => row.status === 'pending' && row.dueAt <= Date.now()).length;
  }
  return { due };
};
`;

type Measured = { calls: number; examined: number; sent: number; pagedCalls: number; pagedExamined: number };

/** Goals 6 and 7: what a due reminder costs the store in a district of ten thousand, a hundred thousand and a million people. */
export async function remindersBySize(from: {
  root: string;
  scratch: string;
  data: string;
  functions: string;
}): Promise<Figure[]> {
  const functions = join(from.scratch, 'with-paging');
  cpSync(from.functions, functions, { recursive: true });
  mkdirSync(join(functions, 'paging'), { recursive: true });
  writeFileSync(join(functions, 'paging', 'index.js'), pagingFunction);
  writeFileSync(join(functions, 'paging', 'config.json'), '{"timeout":60}');
  const measured = [];
  for (const size of sizes) measured.push({ size, ...(await measure({ ...from, functions }, size)) });
  const smallest = measured[0];
  const largest = measured.at(-1);
  if (!smallest || !largest) throw new Error('No size was measured.');
  const growth = largest.examined / smallest.examined;
  return [
    ...measured.flatMap(({ size, calls, examined, pagedCalls, pagedExamined }) => [
      less(
        `documents examined per reminder, ${size} people`,
        'documents',
        examined,
        { what: 'paging through everybody (first, middle and last page, times pages)', value: pagedExamined },
        {
          text: '≤ 4 to find, claim, mark and settle; all facts and the ledger included: ≤ 10',
          met: (value) => value <= 10,
        },
      ),
      less(
        `database calls per reminder, ${size} people`,
        'calls',
        calls,
        { what: 'paging through everybody', value: pagedCalls },
        { text: '≤ 0.12', met: (value) => value <= 0.12 },
      ),
    ]),
    less(
      'documents examined, 1 million against 10 thousand people',
      'times',
      growth,
      { what: 'paging through everybody', value: largest.pagedExamined / smallest.pagedExamined },
      { text: '≤ 1.1', met: (value) => value <= 1.1 },
    ),
  ];
}

async function measure(
  from: { root: string; data: string; functions: string },
  size: number,
): Promise<Measured> {
  const lines = join(from.data, `district-${size}.jsonl`);
  const store = join(from.data, `district-${size}`);
  await writeDistrict(lines, size, due, template);
  const project = join(from.root, 'simulator.config.json');
  const places = ['--data', store, '--functions', from.functions, '--project', project, '--import', lines];
  const emulator = await emulatorProcess(from.root, places);
  const { url } = emulator;
  try {
    await control(url, '/control/clock', { freeze: true });
    await control(url, '/control/clock', { to: morning + 1_000, fire: false });
    for (let n = 0; n < due; n++)
      await control(url, '/phone/subscribe', {
        person: `o-${personOf(n)}`,
        answers: { [template]: 'accept' },
      });
    const pages = [0, Math.floor(size / 2), size - 100];
    const paged = await control<Fired>(url, '/phone/function', {
      person: `o-${personOf(0)}`,
      name: 'paging',
      data: { pages },
    }).then(() => lastInvocation(url, 'paging'));
    const ticks: Fired[] = [];
    for (let sent = 0; sent < due && ticks.length < 20; sent += ticks.at(-1)?.result.sent ?? 0)
      ticks.push(await fire(url));
    const sum = (of: (tick: Fired) => number) => ticks.reduce((all, tick) => all + of(tick), 0);
    const sent = sum(({ result }) => result.sent);
    if (sent !== due)
      throw new Error(
        `${sent} of ${due} reminders were sent; the last tick: ${JSON.stringify(ticks.at(-1))}`,
      );
    const everyPage = size / 100 / due;
    return {
      sent,
      calls: sum(({ database }) => database.calls) / due,
      examined: sum(({ database }) => database.examined) / due,
      pagedCalls: everyPage,
      pagedExamined: (paged.examined / pages.length) * everyPage,
    };
  } finally {
    await emulator.close();
    await rm(store, { recursive: true, force: true });
    await rm(lines, { force: true });
  }
}

async function lastInvocation(url: string, name: string): Promise<{ calls: number; examined: number }> {
  type Invocation = { name: string; database: { calls: number; examined: number } };
  const { invocations } = await control<{ invocations: Invocation[] }>(url, '/control/invocations');
  const found = invocations.filter((one) => one.name === name).at(-1);
  if (!found) throw new Error(`${name} was not called.`);
  return found.database;
}
