/** One line of `npm run bench`. `baseline` is measured in the same run; `ratio` is how many times better the value is than it. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  baseline: number | null;
  ratio: number | null;
  /** The goal of PERFORMANCE.md, and whether this run met it. */
  goal: string;
  met: boolean;
  /** What the baseline is. */
  against: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** A figure where less is better. */
export function less(
  name: string,
  unit: string,
  value: number,
  against: { what: string; value: number },
  goal: { text: string; met: (value: number, ratio: number) => boolean },
): Figure {
  const ratio = against.value / value;
  return figure(name, unit, value, against, ratio, goal);
}

/** A figure where more is better. */
export function more(
  name: string,
  unit: string,
  value: number,
  against: { what: string; value: number },
  goal: { text: string; met: (value: number, ratio: number) => boolean },
): Figure {
  return figure(name, unit, value, against, value / against.value, goal);
}

function figure(
  name: string,
  unit: string,
  value: number,
  against: { what: string; value: number },
  ratio: number,
  goal: { text: string; met: (value: number, ratio: number) => boolean },
): Figure {
  return {
    name,
    value: rounded(value),
    unit,
    baseline: rounded(against.value),
    ratio: rounded(ratio),
    goal: goal.text,
    met: goal.met(value, ratio),
    against: against.what,
  };
}

const rounded = (value: number): number => Number(value.toPrecision(4));
