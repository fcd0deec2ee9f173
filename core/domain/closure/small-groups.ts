import { emptyGroup, type Group, standings } from './tally';

/** Fewest people of whom a figure may tell somebody who may not see their names. */
export const fewestPeople = 5;

/** Groups as they may be shown. `rest` stands for `parts` groups that are too small to stand alone. */
export type Shown = { groups: Group[]; rest: { group: Group; parts: number } | null };

/**
 * Puts groups of fewer than five people together, and takes the next smallest to them until five people stand behind the rest, too: what
 * is left out can then not be worked out from the total. The order of the others stays. Nothing is shown where even all of them are fewer.
 */
export function withoutSmall(groups: readonly Group[], least = fewestPeople): Shown {
  const bySize = [...groups].sort((a, b) => a.people.size - b.people.size);
  const put = new Set(bySize.filter((group) => group.people.size < least));
  if (put.size === 0) return { groups: [...groups], rest: null };
  for (const group of bySize) {
    if (together([...put]).people.size >= least) break;
    put.add(group);
  }
  const rest = together([...put]);
  if (rest.people.size < least) return { groups: [], rest: null };
  return { groups: groups.filter((group) => !put.has(group)), rest: { group: rest, parts: put.size } };
}

function together(groups: readonly Group[]): Group {
  const sum = emptyGroup('rest');
  for (const { people, sums, paper } of groups) {
    sum.paper += paper;
    for (const id of people) sum.people.add(id);
    for (const standing of standings) sum.sums[standing] += sums[standing];
  }
  return sum;
}
