import { auditProblems } from './invariants-audit';
import { chainProblems } from './invariants-chain';
import { reminderProblems } from './invariants-reminders';
import { requestProblems } from './invariants-requests';
import type { World } from './world';

/**
 * Checks I1–I8 of the product's promises on the whole store, by what is in it and what phones and WeChat saw, never by asking the
 * product. Expects that nothing is running meanwhile.
 * @returns sentences about what does not hold; none when all is well
 */
export async function invariantProblems(world: World): Promise<string[]> {
  const dump = await world.dump();
  const calls = await world.control.calls();
  return [
    ...requestProblems(dump),
    ...auditProblems(dump),
    ...chainProblems(dump, world.letters, world.sealedBefore),
    ...reminderProblems(dump, calls),
    ...replayProblems(world),
  ];
}

/** Fails with every sentence when an invariant does not hold. */
export async function assertInvariants(world: World): Promise<void> {
  expect(shortened(await invariantProblems(world))).toEqual([]);
}

/** The first sentences, and how many there are. */
export function shortened(problems: readonly string[]): string[] {
  const most = 20;
  return problems.length <= most ? [...problems] : [...problems.slice(0, most), `… of ${problems.length}`];
}

/** I8: whoever repeats a request is told what was told first. */
function replayProblems(world: World): string[] {
  const problems: string[] = [];
  for (const [id, answers] of world.answers) {
    const others = new Set(answers);
    if (others.size > 1)
      problems.push(`I8: ${id} was answered in ${others.size} ways: ${[...others].join(' | ')}`);
  }
  return problems;
}
