import { auditProblems } from './invariants-audit';
import { chainProblems } from './invariants-chain';
import { reminderProblems } from './invariants-reminders';
import { requestProblems } from './invariants-requests';
import type { Dump, World } from './world';

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
    ...replayProblems(dump, world.answers),
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

/**
 * I8: once a request has made its change, whoever repeats it is told what was told first. (A request that changed nothing leaves no
 * record: repeated, it is looked at afresh.)
 */
function replayProblems(dump: Dump, answers: ReadonlyMap<string, string[]>): string[] {
  const problems: string[] = [];
  for (const request of dump.requests ?? []) {
    const id = request._id.slice(request._id.indexOf(':') + 1);
    const recorded = JSON.stringify(request.answer);
    // A code leaves with the answer and is kept nowhere, nor in the record.
    const told = (answers.get(id) ?? [])
      .map((answer) => answer.replace(/,"code":"[0-9A-Z]{26}"/g, ''))
      // Nor do names of many in a record that is kept under their unit.
      .map((answer) =>
        request.route === 'roster.inviteMany' ? answer.replace(/"name":"[^"]*"/g, '"name":""') : answer,
      );
    const since = told.slice(Math.max(0, told.indexOf(recorded)));
    const others = since.filter((answer) => answer !== recorded);
    if (others.length > 0) problems.push(`I8: ${id} did ${recorded} and was answered ${others.join(' | ')}`);
  }
  return problems;
}
