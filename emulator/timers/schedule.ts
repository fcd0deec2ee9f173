import { dueBetween, type Timer } from '../clock/way';

export interface ScheduleWorld {
  readonly now: () => number;
  /** True while the clock is moved by hand: the move itself runs the timers then. */
  readonly moving: () => boolean;
  readonly timers: () => readonly Timer[];
  readonly fire: (timer: Timer) => void;
  /** Keeps what the platform has promised until now. */
  readonly keepAppointments: () => void;
  /** Told at each look while the clock runs fast: who follows it by its offset falls behind. */
  readonly runsFast: () => void;
}

/** How often the passing of the virtual clock is looked at (real milliseconds). */
const LOOK = 1000;
/** The same while the clock runs fast: a timer whose time came more than once between two looks runs once. */
const FAST_LOOK = 100;

/** Runs the timers as the virtual clock passes by itself. A jump by hand is not passing. */
export class Schedule {
  private looked: number;
  private paused = false;
  private fast = false;
  private interval: NodeJS.Timeout;

  constructor(private readonly world: ScheduleWorld) {
    this.looked = world.now();
    this.interval = setInterval(() => this.look(), LOOK);
  }

  /** Begins anew from the clock as it stands: called after the clock was put somewhere else. */
  skip(): void {
    this.looked = this.world.now();
  }

  /** Looks as often as a clock of this speed needs. */
  pace(speed: number): void {
    this.fast = speed > 1;
    clearInterval(this.interval);
    this.interval = setInterval(() => this.look(), this.fast ? FAST_LOOK : LOOK);
  }

  /** Runs nothing until `resume`. */
  pause(): void {
    this.paused = true;
  }

  /** Begins anew from the clock as it stands. */
  resume(): void {
    this.paused = false;
    this.skip();
  }

  look(): void {
    if (this.paused) return;
    if (this.fast) this.world.runsFast();
    const now = this.world.now();
    const since = this.looked;
    this.looked = now;
    if (this.world.moving()) return;
    this.world.keepAppointments();
    if (now <= since) return;
    for (const timer of dueBetween(since, now, this.world.timers())) this.world.fire(timer);
  }

  close(): void {
    clearInterval(this.interval);
  }
}
