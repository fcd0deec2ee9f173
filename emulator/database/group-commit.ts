// Writes that arrive together share one commit: flushing to disk is what a write costs, and a flush costs the same for one as for fifty.
import type { OrderedStore } from './store';

interface Job {
  run(): void;
  done(): void;
  fail(error: unknown): void;
}

/** Collects the writes of one turn of the event loop. */
export class GroupCommit {
  private jobs: Job[] = [];

  constructor(private readonly store: OrderedStore) {}

  /** Runs `action` at the end of this turn; its promise resolves when what it wrote is as durable as the store promises. */
  add<T>(action: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let result: { value: T } | { error: unknown };
      const run = () => {
        try {
          result = { value: action() };
        } catch (error) {
          result = { error };
        }
      };
      const done = () => ('error' in result ? reject(result.error) : resolve(result.value));
      this.jobs.push({ run, done, fail: reject });
      if (this.jobs.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Commits what has been collected. When the commit itself fails, all of it has failed. */
  flush(): void {
    const jobs = this.jobs;
    if (jobs.length === 0) return;
    this.jobs = [];
    try {
      this.store.batch(() => {
        for (const job of jobs) job.run();
      });
    } catch (error) {
      for (const job of jobs) job.fail(error);
      return;
    }
    for (const job of jobs) job.done();
  }
}
