import { dueBetween, type Timer } from '../clock/way';

export interface ScheduleWorld {
  readonly now: () => number;
  /** True while the clock is moved by hand: the move itself runs the timers then. */
  readonly moving: () => boolean;
  readonly timers: () => readonly Timer[];
  readonly fire: (timer: Timer) => void;
  /** Keeps what the platform has promised until now. */
  readonly keepAppointments: () => void;
}

/** How often the passing of the virtual clock is looked at (real milliseconds). */
const LOOK = 1000;

/** Runs the timers as the virtual clock passes by itself. A jump by hand is not passing. */
export class Schedule {
  private looked: number;
  private paused = false;
  private readonly interval: NodeJS.Timeout;

  constructor(private readonly world: ScheduleWorld) {
    this.looked = world.now();
    this.interval = setInterval(() => this.look(), LOOK);
  }

  /** Begins anew from the clock as it stands: called after the clock was put somewhere else. */
  skip(): void {
    this.looked = this.world.now();
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
