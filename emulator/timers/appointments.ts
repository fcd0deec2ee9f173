import type { Database } from 'lmdb';

/** A call of a function that the platform has promised for a virtual instant: a push, a delayed task. */
export interface Appointment {
  /** Virtual epoch milliseconds. */
  readonly at: number;
  readonly function: string;
  readonly event: unknown;
  readonly source: string;
  /** Whose identity the call has, if anybody's. */
  readonly openid: string | null;
}

export interface AppointmentWorld {
  readonly table: Database<Appointment, [at: number, id: number]>;
  readonly nextId: () => number;
  readonly now: () => number;
  readonly keep: (appointment: Appointment) => Promise<void>;
}

/** What is promised and not yet done. Durable: a kill loses none, but may make one happen twice. */
export class Appointments {
  private running: Promise<number> = Promise.resolve(0);
  private stopped = false;

  constructor(private readonly world: AppointmentWorld) {}

  /** Writes it down; one that is due already runs right after. */
  async add(appointment: Appointment): Promise<void> {
    await this.world.table.put([appointment.at, this.world.nextId()], appointment);
    if (appointment.at <= this.world.now())
      setImmediate(() => this.runDue().catch((error) => console.error(error)));
  }

  /** The instant of the next one, or undefined when there is none. */
  nextAt(): number | undefined {
    for (const { value } of this.world.table.getRange({ limit: 1 })) return value.at;
    return undefined;
  }

  /** Keeps those that are due now, one after the other; answers how many there were. */
  runDue(): Promise<number> {
    // After one that runs, not instead of it: that one may have looked before the clock was moved.
    const run = () => this.run();
    this.running = this.running.then(run, run);
    return this.running;
  }

  /** Begins no other until `resume`. */
  pause(): void {
    this.stopped = true;
  }

  resume(): void {
    this.stopped = false;
  }

  /** Waits for the one that runs. */
  async idle(): Promise<void> {
    await this.running.catch(() => undefined);
  }

  private async run(): Promise<number> {
    let count = 0;
    for (;;) {
      if (this.stopped) return count;
      const [first] = [...this.world.table.getRange({ limit: 1 })];
      if (!first || first.value.at > this.world.now()) return count;
      await this.world.keep(first.value);
      await this.world.table.remove(first.key);
      count++;
    }
  }
}
