import { Worker } from 'node:worker_threads';
import type { Caller } from './environment';
import type { FunctionConfig } from './function-config';
import type { Effort } from './invocation';
import type { InvokeMessage, QuietMessage, WorkerData, WorkerMessage } from './worker/messages';

/** How one run in a worker ended. */
export type RunOutcome =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly reason: 'thrown' | 'timeout' | 'ended'; readonly message: string };

/** Loading `index.js` has its own limit, as initialisation has on the platform (milliseconds). */
const LOAD_LIMIT = 30_000;
/** A worker that does not say so for so long is not quiet (milliseconds). */
const QUIET_LIMIT = 1_000;

/** One worker of one function. It runs one invocation at a time: the SDKs keep the caller's identity in the process. */
export class Instance {
  /** True until the first invocation has begun. */
  fresh = true;
  /** True once the worker has ended or is about to. */
  ended = false;
  /** Number of the invocation that runs now, for counting its SDK calls. */
  invocation: number | undefined;
  /** Who called it, while it runs: a function that it calls inherits that. */
  caller: Caller | undefined;

  readonly memoryMB: number;

  private readonly worker: Worker;
  private readonly began = performance.now();
  private loadMs = 0;
  private usedBytes = 0;
  private readonly loaded: Promise<RunOutcome | undefined>;
  private settle: ((outcome: RunOutcome) => void) | undefined;
  private logs: string[] = [];
  private toldQuiet: ((quiet: boolean) => void) | undefined;

  constructor(
    readonly id: string,
    readonly config: FunctionConfig,
    /** Which state of the files it was started from. */
    readonly version: string,
    code: string,
    data: WorkerData,
    env: Record<string, string>,
    unhurried: boolean,
  ) {
    this.memoryMB = data.memoryMB;
    this.worker = new Worker(code, {
      eval: true,
      workerData: data,
      env,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: data.memoryMB },
    });
    this.worker.on('message', (message: WorkerMessage) => this.take(message));
    this.worker.on('error', (error) =>
      this.finish({ ok: false, reason: 'thrown', message: describe(error) }, true),
    );
    this.worker.on('exit', (code) =>
      this.finish(
        { ok: false, reason: 'ended', message: `the function's process ended with code ${code}` },
        true,
      ),
    );
    this.loaded = this.next(unhurried ? undefined : LOAD_LIMIT, 'the function took too long to load').then(
      (outcome) => {
        this.loadMs = performance.now() - this.began;
        if (outcome.ok) return undefined;
        this.ended = true;
        return outcome;
      },
    );
  }

  /**
   * Runs one invocation.
   * @param limit milliseconds of real time, counted from when the function is loaded; the worker is ended when it is over. Without it there
   * is none.
   */
  async run(
    message: InvokeMessage,
    limit: number | undefined,
  ): Promise<RunOutcome & { logs: string[]; effort: Effort }> {
    const broken = await this.loaded;
    const loadMs = this.fresh ? rounded(this.loadMs) : null;
    this.fresh = false;
    const began = performance.now();
    const told = () => ({
      logs: this.takeLogs(),
      effort: {
        loadMs,
        runMs: rounded(performance.now() - began),
        memory: { limitMB: this.memoryMB, usedMB: rounded(this.usedBytes / 1024 / 1024) },
      },
    });
    if (broken) {
      await this.kill();
      return { ...broken, ...told() };
    }
    if (this.ended) return { ok: false, reason: 'ended', message: "the function's process ended", ...told() };
    this.worker.ref();
    this.worker.postMessage(message);
    const outcome = await this.next(limit, `Invoking task timed out after ${(limit ?? 0) / 1000} seconds`);
    if (!outcome.ok && outcome.reason === 'timeout') await this.kill();
    else this.worker.unref();
    return { ...outcome, ...told() };
  }

  /** Ends the worker unless it waits for its next invocation and has nothing left of the one before. */
  async endUnlessQuiet(): Promise<void> {
    if (this.ended) return;
    const quiet = new Promise<boolean>((resolve) => {
      const tooLong = setTimeout(() => resolve(false), QUIET_LIMIT);
      this.toldQuiet = (value) => {
        clearTimeout(tooLong);
        resolve(value);
      };
    });
    this.worker.postMessage({ type: 'quiet' } satisfies QuietMessage);
    if (this.invocation !== undefined || !(await quiet)) await this.kill();
  }

  /** Ends the worker at once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }

  private take(message: WorkerMessage): void {
    if (message.type === 'log') this.logs.push(message.line);
    else if (message.type === 'memory') this.usedBytes = message.bytes;
    else if (message.type === 'quiet') this.toldQuiet?.(message.quiet);
    else if (message.type === 'ready') this.finish({ ok: true, json: '' }, false);
    else if (message.type === 'result') this.finish({ ok: true, json: message.json }, false);
    else {
      if (message.stack) this.logs.push(message.stack);
      this.finish({ ok: false, reason: 'thrown', message: `${message.name}: ${message.message}` }, false);
    }
  }

  private finish(outcome: RunOutcome, ended: boolean): void {
    if (ended) this.ended = true;
    const settle = this.settle;
    this.settle = undefined;
    settle?.(outcome);
  }

  private next(limit: number | undefined, tooLate: string): Promise<RunOutcome> {
    return new Promise((resolve) => {
      const end = () => this.finish({ ok: false, reason: 'timeout', message: tooLate }, true);
      const timer = limit === undefined ? undefined : setTimeout(end, limit);
      this.settle = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
    });
  }

  private takeLogs(): string[] {
    const logs = this.logs;
    this.logs = [];
    return logs;
  }
}

const rounded = (value: number) => Math.round(value * 10) / 10;

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
