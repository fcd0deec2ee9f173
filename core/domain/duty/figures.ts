import { hourOf } from '../calendar/beijing';
import { promisedBy } from './promise';
import type { QuestionState } from './question';
import { type Rota, type ShiftAt, shiftOf, staffOf } from './rota';

/** A question as far as it is counted. */
export type Counted = {
  at: number;
  topic: string;
  state: QuestionState;
  firstAnswerAt: number | null;
  rating: number | null;
};

/** Times in ms. `within`: the first answer came within the promise. `open`: nobody has answered. */
export type Answering = {
  asked: number;
  answered: number;
  within: number;
  open: number;
  median: number | null;
  ninetieth: number | null;
};

/** The value at or below which a share of the values lies, by the nearest rank; null for none. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** How fast some questions had their first human answer. What was withdrawn before anybody answered is not counted. */
export function answeringOf(questions: readonly Counted[]): Answering {
  const counted = questions.filter((one) => one.state !== 'withdrawn' || one.firstAnswerAt !== null);
  const done = counted.filter((one) => one.firstAnswerAt !== null);
  const spans = done.map(({ at, firstAnswerAt }) => (firstAnswerAt ?? at) - at);
  return {
    asked: counted.length,
    answered: done.length,
    within: done.filter(({ at, firstAnswerAt }) => (firstAnswerAt ?? 0) <= promisedBy(at)).length,
    open: counted.filter((one) => one.firstAnswerAt === null && one.state !== 'closed').length,
    median: quantile(spans, 0.5),
    ninetieth: quantile(spans, 0.9),
  };
}

/** Parts of the day by which answers are told apart, each from an hour on. */
export const dayParts = [0, 8, 12, 18, 22] as const;
export function partOf(instant: number): (typeof dayParts)[number] {
  const hour = hourOf(instant);
  return [...dayParts].reverse().find((from) => hour >= from) ?? 0;
}

/** How many of some shifts have an officer, and how many a backup too. */
export function coverageOf(
  rota: Rota,
  shifts: readonly ShiftAt[],
  serving: ReadonlySet<string>,
  daysOff: readonly string[],
): { shifts: number; staffed: number; backed: number } {
  const staffs = shifts.map((at) => staffOf(shiftOf(rota, at, daysOff), rota.fallbackId, serving));
  return {
    shifts: shifts.length,
    staffed: staffs.filter(({ officerId }) => officerId !== null).length,
    backed: staffs.filter(({ officerId, backupId }) => officerId !== null && backupId !== null).length,
  };
}
