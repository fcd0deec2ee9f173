import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { control, type Fired, fire } from './control';
import { emulatorProcess } from './emulator-process';
import { type Figure, less } from './figure';
import { morning, personOf, writeDistrict } from './reminder-district';

const due = 10_000;
const clocks = 20;
const msPerSend = 80;
const template = 'DEMO_TMPL_NODE_REMINDER';

type Call = { api: string; request: { touser: string }; answer: { errcode: number } };

/** Goal 9 and the load row of QUALITY.md: ten thousand reminders due at one minute, twenty clocks at once, 80 ms for each send. */
export async function oneMinute(from: { root: string; data: string; functions: string }): Promise<Figure[]> {
  const lines = join(from.data, 'one-minute.jsonl');
  const store = join(from.data, 'one-minute');
  await writeDistrict(lines, due, due, template);
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
    const slow = { on: 'openapi', function: 'clock', times: due * 2, effect: 'delay', ms: msPerSend };
    await control(url, '/control/faults', { faults: [slow] });
    const began = performance.now();
    await Promise.all(Array.from({ length: clocks }, () => fire(url).catch(() => undefined)));
    for (let quiet: Fired | undefined; quiet === undefined || quiet.result.claimed > 0; )
      quiet = await fire(url);
    const seconds = (performance.now() - began) / 1000;
    const { sent, twice } = await deliveries(url);
    const limit = { what: `one by one, ${msPerSend} ms each`, value: (due * msPerSend) / 1000 };
    const nothing = { what: 'nothing', value: 0 };
    return [
      less(`${due} reminders due at one minute, ${clocks} clocks, drained`, 's', seconds, limit, {
        text: '≤ 120 s',
        met: (value) => value <= 120,
      }),
      less('reminders lost', 'reminders', due - sent, nothing, { text: '0', met: (value) => value === 0 }),
      less('reminders sent twice', 'reminders', twice, nothing, { text: '0', met: (value) => value === 0 }),
    ];
  } finally {
    await emulator.close();
    await rm(store, { recursive: true, force: true });
    await rm(lines, { force: true });
  }
}

/** How many people were written to, and how many of them more than once. */
async function deliveries(url: string): Promise<{ sent: number; twice: number }> {
  const counts = new Map<string, number>();
  const { calls } = await control<{ calls: Call[] }>(url, '/control/calls');
  for (const { request, answer } of calls)
    if (answer.errcode === 0) counts.set(request.touser, (counts.get(request.touser) ?? 0) + 1);
  return { sent: counts.size, twice: [...counts.values()].filter((count) => count > 1).length };
}
