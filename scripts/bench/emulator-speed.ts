import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { startEmulator } from '../../emulator/index';
import { type EmulatorProcess, emulatorProcess, sdkEnvironment, wrongEnvironment } from './emulator-process';
import { type Figure, less, median, more } from './figure';

const documents = 10_000;

/** One SDK call after the other, then fifty at a time; run in a process of its own because the SDK reads the environment. */
const caller = `
const [,, one, many] = process.argv;
const cloud = require('@cloudbase/node-sdk').init({ env: process.env.TCB_ENV, secretId: 'bench', secretKey: 'bench' });
const books = cloud.database().collection('books');
const get = (n) => books.doc('book-' + (n % ${documents})).get().then((said) => {
  if (said.code || said.data.length !== 1) throw new Error(JSON.stringify(said));
});
(async () => {
  // The SDK says on its console that it found no cloud; that is what is being measured.
  console.error = console.warn = () => {};
  for (let n = 0; n < Math.min(100, one); n++) await get(n);
  const times = [];
  for (let n = 0; n < one; n++) { const t = performance.now(); await get(n * 37); times.push(performance.now() - t); }
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: 50 }, async () => { while (next < many) await get(next++ * 53); }));
  process.stdout.write(JSON.stringify({ times, perSecond: many / ((performance.now() - began) / 1000) }));
  process.exit(0);
})().catch((error) => { process.stdout.write(String(error.stack)); process.exit(1); });
`;

interface Called {
  times: number[];
  perSecond: number;
}

/**
 * Goal 4: SDK calls through the emulator and its start with ten thousand documents.
 * @param from.scratch folder inside the repository, for the calling script
 */
export async function emulatorSpeed(from: {
  root: string;
  scratch: string;
  data: string;
}): Promise<Figure[]> {
  mkdirSync(from.scratch, { recursive: true });
  const lines = join(from.data, 'books.jsonl');
  const store = join(from.data, 'store');
  writeFileSync(lines, Array.from({ length: documents }, (_, n) => bookLine(n)).join('\n'));
  const script = join(from.scratch, 'caller.cjs');
  writeFileSync(script, caller);

  const emulator = await emulatorProcess(from.root, ['--data', store, '--import', lines]);
  let right: Called[];
  let wrong: Called;
  try {
    wrong = called(script, wrongEnvironment(emulator), 20, 50);
    right = [0, 1, 2].map(() => called(script, sdkEnvironment(emulator), 400, 4_000));
  } finally {
    await emulator.close();
  }
  const { whole, memory } = await readyTimes(store, lines);
  const what = 'the same calls without the environment that the SDK looks for';
  return [
    less(
      '4 one SDK call, one after the other',
      'ms',
      median(right.flatMap(({ times }) => times)),
      { what, value: median(wrong.times) },
      { text: '≤ 1.2 ms', met: (value) => value <= 1.2 },
    ),
    more(
      '4 SDK calls, fifty at a time',
      'per second',
      median(right.map(({ perSecond }) => perSecond)),
      { what, value: wrong.perSecond },
      { text: '≥ 1,500 per second', met: (value) => value >= 1_500 },
    ),
    less(
      '4 ready with 10,000 documents',
      'ms',
      whole,
      { what: 'a server that reads them from a file into memory', value: memory },
      { text: '≤ 150 ms', met: (value) => value <= 150 },
    ),
  ];
}

function bookLine(n: number): string {
  const document = {
    _id: `book-${n}`,
    owner: `person-${n % 500}`,
    dueAt: 1_780_000_000_000 + n * 60_000,
    state: 'sealed',
    text: 'x'.repeat(200),
  };
  return JSON.stringify({ collection: 'books', document });
}

function called(script: string, env: Record<string, string>, one: number, many: number): Called {
  const { status, stdout } = spawnSync(process.execPath, [script, String(one), String(many)], {
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`The SDK's calls failed: ${stdout}`);
  return JSON.parse(stdout) as Called;
}

/** From the call to the first answer, in this process; the store is on disk already. */
async function readyTimes(store: string, lines: string): Promise<{ whole: number; memory: number }> {
  const whole: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < 7; round++) {
    let began = performance.now();
    const emulator = await startEmulator({ port: 0, data: store });
    await fetch(`${emulator.url}/control/clock`).then((answer) => answer.json());
    whole.push(performance.now() - began);
    await emulator.close();
    began = performance.now();
    const close = await memoryServer(lines);
    memory.push(performance.now() - began);
    await close();
  }
  return { whole: median(whole), memory: median(memory) };
}

/** The simplest server that could hold the same documents: a map, filled from a file. */
async function memoryServer(lines: string): Promise<() => Promise<void>> {
  const books = new Map<string, unknown>();
  for (const line of readFileSync(lines, 'utf8').split('\n')) {
    const { document } = JSON.parse(line) as { document: { _id: string } };
    books.set(document._id, document);
  }
  const server = createServer((_, response) => response.end(JSON.stringify({ now: books.size })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.json());
  return () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
}

export type { EmulatorProcess };
