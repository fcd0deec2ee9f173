import { dice } from './dice';
import { type Fault, parseFault, type Step } from './fault';

interface Armed {
  readonly fault: Fault;
  readonly roll: () => number;
  seen: number;
  hits: number;
}

/** The faults that are ordered, with how often each was hit. */
export class FaultList {
  private armed: Armed[] = [];

  /** Replaces all. @throws Error with a sentence when one of them is none. */
  replace(faults: readonly unknown[]): void {
    this.armed = faults
      .map(parseFault)
      .map((fault) => ({ fault, roll: dice(fault.seed ?? 1), seen: 0, hits: 0 }));
  }

  list(): (Fault & { hits: number })[] {
    return this.armed.map(({ fault, hits }) => ({ ...fault, hits }));
  }

  /** Counts the step and answers the faults that hit it: delays, then the first other effect in the order of the list. */
  hit(step: Step): Fault[] {
    if (this.armed.length === 0) return [];
    const result: Fault[] = [];
    let decided = false;
    for (const armed of this.armed) {
      if (!matches(armed.fault, step)) continue;
      const turn = armed.seen++ - (armed.fault.skip ?? 0);
      if (turn < 0 || !isHit(armed, turn)) continue;
      if (armed.fault.effect !== 'delay') {
        if (decided) continue;
        decided = true;
      }
      armed.hits++;
      result.push(armed.fault);
    }
    return result;
  }
}

/** A step that is spared by chance is none of the `times`; each rolls the dice, so that what came before decides alone. */
function isHit({ fault: { chance, times }, hits, roll }: Armed, turn: number): boolean {
  if (chance === undefined) return turn < (times ?? 1);
  return roll() < chance && hits < (times ?? Number.POSITIVE_INFINITY);
}

function matches(fault: Fault, step: Step): boolean {
  return (
    fault.on === step.on &&
    (fault.action === undefined || fault.action === step.action) &&
    (fault.collection === undefined || fault.collection === step.collection) &&
    (fault.function === undefined || fault.function === step.function) &&
    (fault.person === undefined || fault.person === step.person)
  );
}
