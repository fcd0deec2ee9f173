import type { Runnable } from './function-folder';
import type { Instance } from './instance';

/** The most workers of one function that live at the same time; further calls wait. */
export const INSTANCE_LIMIT = 8;
/** A worker that nobody called for so long is ended (milliseconds). */
const IDLE_LIMIT = 5 * 60_000;

/** The workers of one function: grown when all are busy, reused while warm, replaced when the files change. */
export class Pool {
  private readonly idle: { instance: Instance; since: number }[] = [];
  private readonly waiting: ((instance: Instance) => void)[] = [];
  private busy = 0;

  constructor(private readonly create: (deployed: Runnable) => Instance) {}

  /** Lends a worker of this version; the last one returned first, so that few stay warm. */
  async lend(deployed: Runnable): Promise<Instance> {
    const { version } = deployed;
    for (;;) {
      const free = this.idle.pop()?.instance;
      if (!free) break;
      if (!free.ended && free.version === version) {
        this.busy++;
        return free;
      }
      void free.kill();
    }
    if (this.busy < INSTANCE_LIMIT) {
      this.busy++;
      return this.create(deployed);
    }
    const returned = await new Promise<Instance>((resolve) => this.waiting.push(resolve));
    if (!returned.ended && returned.version === version) return returned;
    void returned.kill();
    return this.create(deployed);
  }

  /** Takes a worker back, or its place when it has ended. */
  giveBack(instance: Instance): void {
    const next = this.waiting.shift();
    if (next) {
      next(instance);
      return;
    }
    this.busy--;
    if (!instance.ended) this.idle.push({ instance, since: performance.now() });
  }

  /** Ends workers that were idle for too long. */
  sweep(): void {
    while (this.idle[0] && performance.now() - this.idle[0].since > IDLE_LIMIT)
      void this.idle.shift()?.instance.kill();
  }
}
