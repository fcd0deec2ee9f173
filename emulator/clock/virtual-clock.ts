/**
 * The clock of the emulated world: real speed from an offset, or frozen. Its state lies in shared memory so that every
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

/** Reads the virtual now out of the shared memory; also used inside workers. */
export function readShared(cells: BigInt64Array, realNow: () => number): number {
  if (Atomics.load(cells, FROZEN) === 1n) return Number(Atomics.load(cells, FROZEN_AT));
  return realNow() + Number(Atomics.load(cells, OFFSET));
}

export class VirtualClock {
  readonly shared = new SharedArrayBuffer(3 * 8);
  private readonly cells = new BigInt64Array(this.shared);

  /** @param realNow the machine's clock, epoch milliseconds */
  constructor(private readonly realNow: () => number = Date.now) {}

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

  set(epochMs: number): void {
    Atomics.store(this.cells, OFFSET, BigInt(Math.trunc(epochMs - this.realNow())));
    Atomics.store(this.cells, FROZEN_AT, BigInt(Math.trunc(epochMs)));
  }

  freeze(): void {
    Atomics.store(this.cells, FROZEN_AT, BigInt(Math.trunc(this.now())));
    Atomics.store(this.cells, FROZEN, 1n);
  }

  /** Runs on from where it stood. */
  thaw(): void {
    if (!this.frozen) return;
    Atomics.store(this.cells, OFFSET, BigInt(Math.trunc(this.now() - this.realNow())));
    Atomics.store(this.cells, FROZEN, 0n);
  }

  get state(): ClockState {
    return { offset: Number(Atomics.load(this.cells, OFFSET)), frozenAt: this.frozen ? this.now() : null };
  }

  restore(state: ClockState): void {
    Atomics.store(this.cells, OFFSET, BigInt(Math.trunc(state.offset)));
    Atomics.store(this.cells, FROZEN_AT, BigInt(Math.trunc(state.frozenAt ?? 0)));
    Atomics.store(this.cells, FROZEN, state.frozenAt === null ? 0n : 1n);
  }
}
