import { randomUUID } from 'node:crypto';
import { runUnderFaults } from '../faults/apply';
import type { FaultList } from '../faults/fault-list';
import { Refusal } from '../server/refusal';
import { type Caller, type EnvironmentFacts, invocationEnvironment, workerEnvironment } from './environment';
import type { FunctionConfig } from './function-config';
import type { FunctionFolder, Runnable } from './function-folder';
import type { FunctionRoom } from './function-room';
import { Instance, type RunOutcome } from './instance';
import {
  ANSWER_LIMITS,
  type Answer,
  addStep,
  answerOf,
  type DatabaseStep,
  type DatabaseWork,
  type Effort,
  type Invocation,
  invocationRecord,
  noDatabaseWork,
} from './invocation';
import { Pool } from './pool';
import { emulatorHome, workerCode } from './worker-code';

export interface PlatformOptions {
  readonly folder: FunctionFolder;
  readonly clock: { readonly shared: SharedArrayBuffer; now(): number };
  readonly faults: FaultList;
  /** All but the worker's own address. */
  readonly facts: Omit<EnvironmentFacts, 'adminUrl' | 'extra'>;
  /** Room and environment variables of a function. */
  readonly room: (name: string) => FunctionRoom;
  /** Where a worker's SDK calls go. */
  readonly adminUrl: (workerId: string) => string;
  readonly onInvocation: (invocation: Invocation) => void;
  /** No time-outs: whoever stands at a breakpoint takes longer. */
  readonly unhurried: boolean;
}

/** Runs the cloud functions of one folder. */
export class FunctionPlatform {
  private readonly pools = new Map<string, Pool>();
  private readonly instances = new Map<string, Instance>();
  private readonly counts = new Map<number, DatabaseWork>();
  private closed = false;
  /** True while running invocations are being ended: no other begins then. */
  private ending = false;
  private readonly running = new Set<Promise<unknown>>();
  private nextWorker = 1;
  // Growing across restarts too, so that `after=ID` of a page that stayed open keeps its meaning.
  private nextInvocation = Date.now() * 1000;
  private readonly sweeper = setInterval(() => this.sweep(), 30_000).unref();

  constructor(private readonly options: PlatformOptions) {}

  /** The worker behind an SDK call's path, while it lives. */
  worker(id: string): Instance | undefined {
    return this.instances.get(id);
  }

  /** Counts a database call for the invocation that made it. */
  countDatabaseCall(worker: Instance | undefined, step: DatabaseStep): void {
    const count = worker?.invocation === undefined ? undefined : this.counts.get(worker.invocation);
    if (count) addStep(count, step);
  }

  /**
   * Calls a function and waits for its end.
   * @param event JSON value that the function gets
   * @returns the record, and what the caller gets; `answer` is undefined when a fault lost it
   */
  invoke(
    name: string,
    event: unknown,
    caller: Caller,
  ): Promise<{ record: Invocation; answer: Answer | undefined }> {
    const run = this.run(name, event, caller);
    const settled = run.catch(() => undefined);
    this.running.add(settled);
    void settled.then(() => this.running.delete(settled));
    return run;
  }

  /** Ends every invocation that runs or waits, and workers in which one has left something behind. None begins until `resume`. */
  async endRunning(): Promise<void> {
    this.ending = true;
    const ended = async (instance: Instance) =>
      instance.invocation === undefined ? instance.endUnlessQuiet() : instance.kill();
    await Promise.all([...this.instances.values()].map(ended));
    await Promise.all(this.running);
  }

  resume(): void {
    this.ending = false;
  }

  private async run(
    name: string,
    event: unknown,
    caller: Caller,
  ): Promise<{ record: Invocation; answer: Answer | undefined }> {
    const { folder, clock, faults, onInvocation } = this.options;
    const requestId = randomUUID();
    const limit = caller.source.endsWith(',scf') ? ANSWER_LIMITS.function : ANSWER_LIMITS.phone;
    const begun = { id: this.nextInvocation++, name, caller, at: clock.now(), started: performance.now() };
    let effort: Effort | null = null;
    const end = (answer: Answer, lost: boolean, coldStart: boolean, logs: string[]) => {
      const count = this.counts.get(begun.id) ?? noDatabaseWork();
      this.counts.delete(begun.id);
      const record = invocationRecord(begun, answer, coldStart, logs, effort, count);
      onInvocation(record);
      return { record, answer: lost ? undefined : answer };
    };
    let ready: (Runnable & { code: string }) | undefined;
    try {
      const deployed = await folder.runnable(name);
      ready = deployed && { ...deployed, code: await workerCode() };
    } catch (error) {
      const broken: RunOutcome = { ok: false, reason: 'thrown', message: (error as Error).message };
      return end(answerOf({ kind: 'run', outcome: broken }, requestId, limit), false, false, []);
    }
    if (!ready) return end(answerOf({ kind: 'missing', name }, requestId), false, false, []);
    const { config, code } = ready;
    const pool = this.poolOf(name, code);
    const instance = await pool.lend(ready);
    if (this.ending) {
      await instance.kill();
      this.instances.delete(instance.id);
      pool.giveBack(instance);
      const stopped: RunOutcome = { ok: false, reason: 'ended', message: 'the emulator was reset' };
      return end(answerOf({ kind: 'run', outcome: stopped }, requestId, limit), false, false, []);
    }
    const coldStart = instance.fresh;
    this.counts.set(begun.id, noDatabaseWork());
    instance.invocation = begun.id;
    instance.caller = caller;
    try {
      let logs: string[] = [];
      const run = async (): Promise<RunOutcome> => {
        const outcome = await instance.run(
          this.message(config, event, caller, requestId, instance.memoryMB),
          this.options.unhurried ? undefined : config.timeout * 1000,
        );
        ({ logs, effort } = outcome);
        return outcome;
      };
      const killed: RunOutcome = { ok: false, reason: 'ended', message: "the function's process was killed" };
      const outcome = await runUnderFaults(
        faults.hit({ on: 'function', function: name, person: caller.openid }),
        run,
        () => instance.kill(),
      );
      if (outcome.kind === 'done')
        return end(
          answerOf({ kind: 'run', outcome: outcome.value }, requestId, limit),
          false,
          coldStart,
          logs,
        );
      if (outcome.kind === 'error')
        return end(answerOf({ kind: 'ordered', code: outcome.code }, requestId), false, coldStart, logs);
      if (instance.ended)
        return end(answerOf({ kind: 'run', outcome: killed }, requestId), false, coldStart, logs);
      return end(answerOf({ kind: 'lost', ran: outcome.ran }, requestId), true, coldStart, logs);
    } finally {
      instance.invocation = undefined;
      instance.caller = undefined;
      if (instance.ended) this.instances.delete(instance.id);
      pool.giveBack(instance);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.sweeper);
    await Promise.all([...this.instances.values()].map((instance) => instance.kill()));
    this.instances.clear();
  }

  private message(
    config: FunctionConfig,
    event: unknown,
    caller: Caller,
    requestId: string,
    memoryMB: number,
  ) {
    const { envId, appid } = this.options.facts;
    const environment = invocationEnvironment(appid, caller);
    return {
      type: 'invoke' as const,
      event: JSON.stringify(event ?? {}),
      context: JSON.stringify({
        request_id: requestId,
        function_name: config.name,
        function_version: '$LATEST',
        namespace: envId,
        memory_limit_in_mb: memoryMB,
        time_limit_in_ms: config.timeout * 1000,
        environment: JSON.stringify({ SCF_NAMESPACE: envId, TCB_ENV: envId, ...environment }),
      }),
      environment: Object.fromEntries(
        Object.entries(environment).map(([key, value]) => [key, value ?? null]),
      ),
    };
  }

  private poolOf(name: string, code: string): Pool {
    let pool = this.pools.get(name);
    if (!pool) {
      pool = new Pool((deployed) => this.create(deployed, code));
      this.pools.set(name, pool);
    }
    return pool;
  }

  private create({ config, version, source }: Runnable, code: string): Instance {
    if (this.closed) throw new Refusal(503, 'CLOSING', 'The emulator is closing.');
    const id = `w${this.nextWorker++}`;
    const { facts, adminUrl, clock, room, unhurried } = this.options;
    const { memoryMB, environment } = room(config.name);
    const env = workerEnvironment({ ...facts, extra: environment, adminUrl: adminUrl(id) }, config.name);
    const data = { entry: config.entry, source, packages: emulatorHome(), clock: clock.shared, memoryMB };
    const instance = new Instance(id, config, version, code, data, env, unhurried);
    this.instances.set(id, instance);
    return instance;
  }

  private sweep(): void {
    for (const pool of this.pools.values()) pool.sweep();
    for (const [id, instance] of this.instances) if (instance.ended) this.instances.delete(id);
  }
}
