import { mkdirSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import { resolve } from 'node:path';
import { archiveLines } from './archive/archive-lines';
import { readArchive } from './archive/read-archive';
import { writeLines } from './archive/snapshots';
import { buildWorld } from './build-world';
import type { Fault } from './faults/fault';
import { workerCode } from './functions/worker-code';
import { checkProject, demoId, type Project, readProject } from './project';
import { listen } from './server/listen';
import { answerRequest } from './server/routes';

export type { Fault } from './faults/fault';

export interface EmulatorOptions {
  /** Port on 127.0.0.1; 0 (the default) picks a free one. */
  readonly port?: number;
  /** Folder of the store; made when it is missing. One living emulator at a time may hold it. */
  readonly data: string;
  /** Folder of the functions, built ones or sources; without it the emulator runs none. */
  readonly functions?: string;
  /** The project file, or what is in it. */
  readonly project?: string | Readonly<Record<string, unknown>>;
  /** Id of the environment, which begins with `demo-`; else the project's, else `demo-local`. */
  readonly env?: string;
  /** Where the virtual clock begins (epoch milliseconds): before the project file's start and before a clock kept in `data`. */
  readonly now?: number;
  /** Faults from the start (else the project's), as `POST /control/faults` takes them. */
  readonly faults?: readonly Fault[];
  /** How long a transaction may lie idle before it is given up and its locks go (real milliseconds, 30 s when left out). */
  readonly transactionIdleMs?: number;
  /** Port of Node's debugger, 0 for a free one: breakpoints hold in functions, which have no time-outs then. */
  readonly inspect?: number;
  /** JSON lines to take up before it is ready: an export of everything, or documents alone. */
  readonly import?: string;
  /** File into which everything is written when it is closed. */
  readonly export?: string;
}

export interface Emulator {
  readonly url: string;
  readonly envId: string;
  /** Address for a debugger. */
  readonly inspector?: string;
  /** Ends all functions, lets port and data go. */
  close(): Promise<void>;
}

/**
 * Starts an emulator; resolves when it answers.
 * @throws Error with a sentence: bad project file, folder missing, data held by another process, port taken
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const project = projectOf(options.project);
  const envId = options.env === undefined ? project.envId : demoId(options.env, 'the id of the environment');
  const functions = options.functions === undefined ? undefined : resolve(options.functions);
  if (functions !== undefined && !statSync(functions, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(
      `There is no folder of functions at ${functions}: build them first, or name another with --functions.`,
    );
  }
  // Functions run in UTC (PLATFORM.md §2), and the zone belongs to the whole process: a worker cannot have its own.
  if (functions !== undefined) process.env.TZ = 'UTC';
  const data = resolve(options.data);
  mkdirSync(data, { recursive: true });
  let port = 0;
  const world = await buildWorld({
    project,
    data,
    functions,
    envId: envId ?? 'demo-local',
    now: options.now,
    faults: options.faults ?? project.faults,
    transactionIdleMs: options.transactionIdleMs,
    unhurried: options.inspect !== undefined,
    url: () => `http://127.0.0.1:${port}`,
  });
  // Time passes while a long file is read: a worker that began now would keep an address that nobody listens at.
  world.schedule.pause();
  try {
    if (options.import !== undefined) await readArchive(world, resolve(options.import));
    const listening = await listen(options.port ?? 0, (request, response, url) =>
      answerRequest(world, request, response, url),
    );
    port = listening.port;
    world.schedule.resume();
    // The first call need not wait for the worker's program to be bundled; if that fails, the call says so.
    if (functions !== undefined) workerCode().catch(() => undefined);
    if (options.inspect !== undefined) inspector.open(options.inspect, '127.0.0.1');
    const debuggerAt = options.inspect === undefined ? undefined : inspector.url();
    return {
      ...(debuggerAt === undefined ? {} : { inspector: debuggerAt }),
      url: `http://127.0.0.1:${port}`,
      envId: world.envId,
      close: async () => {
        world.events.close();
        await listening.close();
        if (options.export !== undefined) writeLines(resolve(options.export), archiveLines(world));
        await world.close();
        if (debuggerAt !== undefined) inspector.close();
      },
    };
  } catch (error) {
    await world.close();
    throw error;
  }
}

function projectOf(project: EmulatorOptions['project']): Project {
  if (typeof project === 'string') return readProject(resolve(project));
  return checkProject(project ?? {});
}
