import { parentPort, workerData } from 'node:worker_threads';
import { captureOutput } from './captured-output';
import { loadProgram } from './load-program';
import { MemoryLimit } from './memory-limit';
import type { InvokeMessage, QuietMessage, WorkerData, WorkerMessage } from './messages';
import { driveDate } from './virtual-date';

// One instance of one cloud function: loads its program once, then runs one invocation at a time.

const { clock, memoryMB, ...program } = workerData as WorkerData;
const port = parentPort;
if (!port) throw new Error('This file runs in a worker only.');
const tell = (message: WorkerMessage) => port.postMessage(message);

function tellFailure(error: unknown): void {
  const known = error instanceof Error || (typeof error === 'object' && error !== null);
  const { name, message, errMsg, stack } = (known ? error : {}) as Record<string, unknown>;
  tell({
    type: 'failure',
    name: typeof name === 'string' ? name : 'Error',
    message: known ? String(message ?? errMsg ?? JSON.stringify(error)) : String(error),
    stack: typeof stack === 'string' ? stack : '',
  });
}

driveDate(clock);
const memory = new MemoryLimit(memoryMB);
captureOutput((line) => tell({ type: 'log', line }));

let main: (event: unknown, context: unknown) => unknown;
try {
  const loaded = loadProgram(program) as { main?: unknown };
  if (typeof loaded.main !== 'function') throw new TypeError('the function exports no "main"');
  main = loaded.main as typeof main;
  tell({ type: 'ready' });
} catch (error) {
  tellFailure(error);
}

/** What a worker that waits for its next invocation has open; connections that are kept for later do not count. */
const AT_REST = new Set(['MessagePort']);

port.on('message', async (message: InvokeMessage | QuietMessage) => {
  if (message.type === 'quiet') {
    const open = (process as unknown as { getActiveResourcesInfo(): string[] }).getActiveResourcesInfo();
    tell({ type: 'quiet', quiet: open.every((name) => AT_REST.has(name)) });
    return;
  }
  for (const [name, value] of Object.entries(message.environment)) {
    if (value === null) delete process.env[name];
    else process.env[name] = value;
  }
  try {
    const result = await main(JSON.parse(message.event), JSON.parse(message.context));
    if (memory.isOver()) return;
    tell({ type: 'memory', bytes: memory.used });
    // Not serialisable (a cycle, a BigInt) is an error of the function, as on the platform.
    tell({ type: 'result', json: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    tell({ type: 'memory', bytes: memory.used });
    tellFailure(error);
  }
});
