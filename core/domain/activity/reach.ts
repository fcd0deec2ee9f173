import { dayOf, hourMs } from '../calendar/beijing';
import type { FamilyKind } from '../family/kinds';
import type { ActivityFormat } from './formats';

/** Fewest families of whose answers a figure may tell. */
export const fewestFamilies = 5;
/** From an hour before it begins people are there, and for thirty days afterwards they may say so, and how it was. */
export const earlyMs = hourMs;
export const lateMs = 30 * 24 * hourMs;

/** What families answered afterwards: how many, and how many gave each answer from 1 to 3. */
export type Answers = { families: number; useful: number[]; suited: number[] };
export const noAnswers: Answers = { families: 0, useful: [0, 0, 0], suited: [0, 0, 0] };

type Given = { useful: number; suited: number } | null;
const counted = (sums: readonly number[], answer: number, by: number): number[] =>
  sums.map((sum, at) => sum + (at === answer - 1 ? by : 0));

/** The sums after a family answered, or answered otherwise than before. */
export function withAnswer(sums: Answers, before: Given, next: Given): Answers {
  return {
    families: sums.families - Number(before !== null) + Number(next !== null),
    useful: counted(counted(sums.useful, before?.useful ?? 0, -1), next?.useful ?? 0, 1),
    suited: counted(counted(sums.suited, before?.suited ?? 0, -1), next?.suited ?? 0, 1),
  };
}

/** An activity as far as figures go. */
export type Held = {
  series: FamilyKind;
  format: ActivityFormat;
  startsAt: number;
  families: number;
  taken: number;
  answers: Answers;
};
export type Reach = {
  key: string;
  held: number;
  families: number;
  seats: number;
  answered: number;
  useful: number[] | null;
};

/** One line over some activities. What families answered is told once five of them did. */
export function reachOf(key: string, held: readonly Held[]): Reach {
  const sum = (of: (one: Held) => number) => held.reduce((total, one) => total + of(one), 0);
  const answered = sum(({ answers }) => answers.families);
  return {
    ...{
      key,
      held: held.length,
      families: sum(({ families }) => families),
      seats: sum(({ taken }) => taken),
    },
    answered,
    useful:
      answered < fewestFamilies ? null : [0, 1, 2].map((at) => sum(({ answers }) => answers.useful[at] ?? 0)),
  };
}

/** The same cut by something, in the order in which its words are given; what nothing was held of has no line. */
export function reachBy(
  held: readonly Held[],
  keys: readonly string[],
  keyOf: (one: Held) => string,
): Reach[] {
  return keys
    .map((key) =>
      reachOf(
        key,
        held.filter((one) => keyOf(one) === key),
      ),
    )
    .filter((line) => line.held > 0);
}

/** `1` to `4`, by the Beijing day on which it began. */
export const quarterOf = ({ startsAt }: Pick<Held, 'startsAt'>): string =>
  String(Math.ceil(Number(dayOf(startsAt).slice(5, 7)) / 3));
