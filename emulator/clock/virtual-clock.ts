/**
 * The clock of the emulated world: real speed from an offset, faster, or frozen. Its state lies in shared memory so that every
 * function's worker reads the same instant without asking.
 */

/** What is kept across starts. `frozenAt` is null while the clock runs. */
export interface ClockState {
  readonly offset: number;
  readonly frozenAt: number | null;
}

// Cells of the shared array. The flag is written last when freezing and first when thawing, so a reader never sees a torn pair.
const FROZEN = 0;
const OFFSET = 1;
const FROZEN_AT = 2;
// Running fast: the real instant since when, and how many times real speed.
const FAST_SINCE = 3;
const SPEED = 4;

/** Reads the virtual now out of the shared memory; also used inside workers. */
export function readShared(cells: BigInt64Array, realNow: () => number): number {
  if (Atomics.load(cells, FROZEN) === 1n) return Number(Atomics.load(cells, FROZEN_AT));
  const real = realNow();
  const gained = (real - Number(Atomics.load(cells, FAST_SINCE))) * (Number(Atomics.load(cells, SPEED)) - 1);
  return real + Number(Atomics.load(cells, OFFSET)) + gained;
}

export class VirtualClock {
  readonly shared = new SharedArrayBuffer(5 * 8);
  private readonly cells = new BigInt64Array(this.shared);

  /** @param realNow the machine's clock, epoch milliseconds */
  constructor(private readonly realNow: () => number = Date.now) {
    Atomics.store(this.cells, SPEED, 1n);
  }

  now(): number {
    return readShared(this.cells, this.realNow);
  }

  get frozen(): boolean {
    return Atomics.load(this.cells, FROZEN) === 1n;
  }

  /** Virtual minus real time, milliseconds. */
  get offset(): number {
    return this.now() - this.realNow();
  }

  /** How many times real speed it runs. */
  get speed(): number {
    return Number(Atomics.load(this.cells, SPEED));
  }

  set(epochMs: number): void {
    this.runFrom(epochMs, this.speed);
  }

  /** Runs so many times as fast from now on; 1 is real speed. A frozen clock stands until it is thawed. */
  runAt(speed: number): void {
    this.runFrom(this.now(), speed);
  }

  private runFrom(epochMs: number, speed: number): void {
    const frozen = this.frozen;
    const real = this.realNow();
    Atomics.store(this.cells, FROZEN_AT, BigInt(Math.trunc(epochMs)));
    Atomics.store(this.cells, FROZEN, 1n);
    Atomics.store(this.cells, SPEED, BigInt(speed));
    Atomics.store(this.cells, FAST_SINCE, BigInt(real));
    Atomics.store(this.cells, OFFSET, BigInt(Math.trunc(epochMs - real)));
    if (!frozen) Atomics.store(this.cells, FROZEN, 0n);
  }

  freeze(): void {
    Atomics.store(this.cells, FROZEN_AT, BigInt(Math.trunc(this.now())));
    Atomics.store(this.cells, FROZEN, 1n);
  }

  /** Runs on from where it stood. */
  thaw(): void {
    if (!this.frozen) return;
    this.runFrom(this.now(), this.speed);
    Atomics.store(this.cells, FROZEN, 0n);
  }

  get state(): ClockState {
    return { offset: Math.trunc(this.offset), frozenAt: this.frozen ? this.now() : null };
  }

  /** As it was kept, in real speed. */
  restore(state: ClockState): void {
    Atomics.store(this.cells, FROZEN, state.frozenAt === null ? 0n : 1n);
    this.runFrom(state.frozenAt ?? this.realNow() + state.offset, 1);
  }
}
