import { Refusal } from '../server/refusal';
import type { Stride } from './stride';
import type { VirtualClock } from './virtual-clock';
import { type Timer, way } from './way';

export interface MoveWorld {
  readonly clock: VirtualClock;
  readonly stride: Stride;
  /** The timers as they are deployed now. */
  readonly timers: () => readonly Timer[];
  /** Runs one timer to its end; the clock stands at its fire time. */
  readonly fire: (timer: Timer) => Promise<void>;
  /** What the platform has promised for instants on the way. */
  readonly appointments: { nextAt(): number | undefined; runDue(): Promise<number> };
  /** Told at each stop, and when the move is over. */
  readonly onClock: () => void;
  /** Makes the clock durable. */
  readonly save: () => Promise<void>;
}

/** Moves the virtual clock, one move at a time, and runs the timers on the way. */
export class ClockMover {
  /** True while a move is under way. */
  moving = false;

  constructor(private readonly world: MoveWorld) {}

  /**
   * Moves to an instant; timers on the way run one after the other. Backwards nothing runs.
   * @param to epoch milliseconds
   * @returns how many timer runs there were
   * @throws Refusal when another move is under way
   */
  async move(to: number, fire: boolean): Promise<number> {
    if (this.moving)
      throw new Refusal(
        409,
        'CLOCK_MOVING',
        'The clock is already being moved: wait until that move is over.',
      );
    this.moving = true;
    const { clock, stride, timers, onClock, save } = this.world;
    const forwards = to > clock.now();
    let ticks = 0;
    try {
      if (fire && forwards) {
        for (const stop of way(clock.now(), to, timers(), stride)) {
          ticks += await this.keepAppointments(stop.at);
          // Never backwards: a timer that ran longer than the next stop is away has used that time up.
          if (stop.at > clock.now()) clock.set(stop.at);
          onClock();
          for (const timer of stop.timers) {
            await this.world.fire(timer);
            ticks++;
          }
          // Lets listeners and other requests through even when no timer is there.
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
      if (fire && forwards) ticks += await this.keepAppointments(to);
      if (!fire || !forwards || to > clock.now()) clock.set(to);
      await save();
    } finally {
      this.moving = false;
      onClock();
    }
    return ticks;
  }

  /** Stops at each promised instant up to `until`. */
  private async keepAppointments(until: number): Promise<number> {
    const { clock, appointments } = this.world;
    let count = 0;
    for (let at = appointments.nextAt(); at !== undefined && at <= until; at = appointments.nextAt()) {
      if (at > clock.now()) clock.set(at);
      const kept = await appointments.runDue();
      if (kept === 0) break;
      count += kept;
    }
    return count;
  }
}
