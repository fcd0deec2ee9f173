import type { Route } from '../../core/contract';
import { assertInvariants } from '../support/invariants';
import type { Person } from '../support/people';
import { writeRoutes } from '../support/registry';
import { type Fault, hangUp } from '../support/wire';
import { NoAnswer, startWorld, type World } from '../support/world';
import { footprints } from './footprint';
import { type Scenario, scenarios } from './scenarios';

/** What can happen at a step of the store: nothing ran; it ran and nobody heard; it ran and the function died before it could reply. */
const effects = ['drop-before', 'drop-after', 'kill-after'] as const;

let world: World;
let cases = 0;
let steps = 0;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
  hangUp();
});

/** Plays one act undisturbed and counts what it asks of the store. */
async function dryRun(scenario: Scenario, person: Person): Promise<{ steps: number; answer: string }> {
  const before = (await world.control.invocations()).at(-1)?.id ?? 0;
  const answer = await world.call(
    person,
    scenario.route,
    scenario.input(person, world.requestId('act')) as never,
  );
  if (!answer.ok) throw new Error(`${scenario.name}: undisturbed and refused: ${JSON.stringify(answer)}`);
  const [invocation] = await world.control.invocations(before);
  return { steps: invocation?.database.calls ?? 0, answer: masked(answer.value, person) };
}

function masked(value: unknown, person: Person): string {
  return JSON.stringify(value)
    .replaceAll(person.id, 'P')
    .replaceAll(person.name, 'N')
    .replaceAll(person.givenName, 'G')
    .replace(/"fingerprint":"[0-9A-F]{16}"/g, '"fingerprint":"#"');
}

/** Disturbs the act once, lets the phone insist, and answers what went wrong, if anything. */
async function disturbed(
  scenario: Scenario,
  person: Person,
  expected: string,
  trouble: { faults: Fault[] } | { delivery: 'lose-answer' | 'lose-request' },
): Promise<string | undefined> {
  cases += 1;
  const input = scenario.input(person, world.requestId('act')) as never;
  const route: Route = scenario.route;
  if ('delivery' in trouble) {
    const lost = await world.call(person, route, input, trouble).catch((error) => error);
    if (!(lost instanceof NoAnswer)) return `the answer was to be lost and came: ${JSON.stringify(lost)}`;
  } else {
    await world.control.faults(trouble.faults);
  }
  const { answer } = await world.insist(person, route, input);
  const after = 'faults' in trouble ? await world.control.faults([]) : [];
  if (after.length) return 'faults remained';
  if (!answer.ok) return `no success in the end: ${JSON.stringify(answer)}`;
  if (masked(answer.value, person) !== expected) return `another answer: ${masked(answer.value, person)}`;
  return undefined;
}

test('every write action has a scenario', () => {
  expect([...new Set(scenarios.map(({ route }) => route))].sort()).toEqual([...writeRoutes].sort());
});

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_name, scenario) => {
  test('converges to the undisturbed end state from every step and every way to die', async () => {
    const [probe] = await scenario.prepare(world, 1);
    const plan = await dryRun(scenario, probe as Person);
    expect(plan.steps).toBeGreaterThan(2);
    steps += plan.steps;

    const people = await scenario.prepare(world, 1 + plan.steps * effects.length + 2);
    const [model, ...victims] = people as [Person, ...Person[]];
    const undisturbed = await dryRun(scenario, model);
    const failures: string[] = [];
    for (let step = 0; step < plan.steps; step++) {
      for (const effect of effects) {
        const name = `${effect} at step ${step + 1} of ${plan.steps}`;
        const fn = scenario.route.split('.')[0] as string;
        const fault: Fault = { on: 'database', function: fn, skip: step, times: 1, effect };
        const victim = victims.shift() as Person;
        const wrong = await disturbed(scenario, victim, undisturbed.answer, { faults: [fault] });
        if (wrong) failures.push(`${name} (${victim.id}): ${wrong}`);
      }
    }
    for (const delivery of ['lose-answer', 'lose-request'] as const) {
      const victim = victims.shift() as Person;
      const wrong = await disturbed(scenario, victim, undisturbed.answer, { delivery });
      if (wrong) failures.push(`${delivery} (${victim.id}): ${wrong}`);
    }
    const prints = footprints(await world.dump(), people);
    const expected = prints.get(model.id) as string;
    expect(expected.split('\n').length).toBeGreaterThan(3);
    for (const person of people.slice(1)) {
      if (prints.get(person.id) !== expected) {
        failures.push(
          `${person.id} ended elsewhere:\n${difference(expected, prints.get(person.id) as string)}`,
        );
      }
    }
    expect(failures).toEqual([]);
  }, 60_000);
});

function difference(a: string, b: string): string {
  const left = new Set(a.split('\n'));
  const right = new Set(b.split('\n'));
  const missing = [...left].filter((line) => !right.has(line)).map((line) => `- ${line}`);
  const extra = [...right].filter((line) => !left.has(line)).map((line) => `+ ${line}`);
  return [...missing, ...extra].join('\n');
}

test('afterwards every invariant holds, and the count of kill points is the one that was enumerated', async () => {
  await assertInvariants(world);
  expect(cases).toBe(steps * effects.length + scenarios.length * 2);
  expect(cases).toBeGreaterThan(150);
});
