/** What the emulator says of its clock. */
export interface ClockState {
  now: number;
  frozen: boolean;
  moving: boolean;
}

/** Real time in ms; the program's own `Date` is driven by the virtual clock, so it is not asked. */
export function realNow(): number {
  return performance.timeOrigin + performance.now();
}

/** The virtual clock as the phone knows it: what the emulator said last, carried on by real time. */
export class PhoneClock {
  private offset = 0;
  private frozenAt: number | undefined;
  private wasMoving = false;
  private readonly listeners: ((arrived: boolean) => void)[] = [];

  /** Milliseconds of the virtual clock minus the real one. */
  clockOffset(): number {
    return this.frozenAt === undefined ? this.offset : this.frozenAt - realNow();
  }

  now(): number {
    return realNow() + this.clockOffset();
  }

  /** `arrived` is true when a journey through time has ended with this reading. */
  onReading(listener: (arrived: boolean) => void): void {
    this.listeners.push(listener);
  }

  /** @param at real time at which the emulator said so */
  read(state: ClockState, at = realNow()): void {
    const before = this.now();
    this.offset = state.now - at;
    this.frozenAt = state.frozen ? state.now : undefined;
    // A jump without a moving state in between counts as a journey too; drift of a second does not.
    const jumped = Math.abs(state.now - before) > 60_000;
    const arrived = !state.moving && (this.wasMoving || jumped);
    this.wasMoving = state.moving;
    for (const listener of this.listeners) listener(arrived);
  }
}

/** `09:12` in Beijing, which has no summer time. */
export function beijingMinute(epochMs: number): string {
  return new Date(epochMs + 8 * 3_600_000).toISOString().slice(11, 16);
}
