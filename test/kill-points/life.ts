import { assertInvariants } from '../support/invariants';
import { inParallel, type Person } from '../support/people';
import { type Fault, hangUp } from '../support/wire';
import { NoAnswer, startWorld, type World } from '../support/world';
import type { Act } from './act';
import { footprints } from './footprint';

/**
 * While one act is written, `KILL_POINTS='name of an act, another'` troubles only these; the acts before them are played without
 * trouble, those after them not at all. `npm test` never sets it.
 */
const chosen = process.env.KILL_POINTS?.split(',').map((name) => name.trim());
const isChosen = ({ name, known }: Act) => (chosen ? chosen.includes(name) : !known);

/** What can happen at a step of the store: nothing ran; it ran and nobody heard; it ran and the function died before it could reply. */
const effects = ['drop-before', 'drop-after', 'kill-after'] as const;
type Effect = (typeof effects)[number];
/** A step is the n-th call of its action, from 0, so that calls that are under way together may come in any order. */
type Trouble = { action: string; nth: number; effect: Effect } | { delivery: 'lose-answer' | 'lose-request' };
const deliveries: Trouble[] = [{ delivery: 'lose-answer' }, { delivery: 'lose-request' }];

/**
 * Actions that leave the store as it was. One that failed is told the same whether it ran or not, and a death after it leaves what the
 * death after the last write left: `npm test` tries one way to fail, `npm run verify -- --full` all three.
 */
const reading = new Set([
  'database.getDocument',
  'database.calculateDocument',
  'database.aggregateDocuments',
]);
const effectsOf = (action: string): readonly Effect[] =>
  reading.has(action) && process.env.FULL !== '1' ? ['drop-before'] : effects;

type Victim = { person: Person; trouble: Trouble };

/** An answer in words that do not depend on who got it, nor on chance. */
function masked(value: unknown, person: Person): string {
  return JSON.stringify(value)
    .replaceAll(person.id, 'P')
    .replaceAll(person.name, 'N')
    .replaceAll(person.givenName, 'G')
    .replace(/"fingerprint":"[0-9A-F]{16}"/g, '"fingerprint":"#"')
    .replace(/"code":"[0-9A-Z]{26}"/g, '"code":"#"')
    .replace(
      /"(id|eventId|importId|documentId|groupId|complaintId|activityId|mediaId)":"[0-9a-f]{24,64}"/g,
      '"$1":"#"',
    )
    .replace(/"\d{6}-[0-9A-F]{4}"/g, '"#"')
    .replace(/"number":"(\d{8})-[0-9A-F]{6}"/g, '"number":"$1-#"')
    .replace(/"pageId":"[0-9a-f]{24}"/g, '"pageId":"#"')
    .replace(/incoming\/[0-9a-f]{24}/g, 'incoming/#')
    .replace(/\b(\w+)-\d{16}\b/g, '$1-R');
}

/**
 * Plays a life: every act from every step and every way to die, for a person each, and compares what they were told and what is
 * left with one who met no trouble.
 * @param least how many kill points there must be at least, so that none vanishes unseen
 */
export function playLife(acts: readonly Act[], least: number): void {
  const played = acts.slice(0, acts.map(isChosen).lastIndexOf(true) + 1);
  // A life without any of what was chosen is not played.
  if (played.length === 0) {
    test('nothing of this life was chosen', () => expect(acts.some(isChosen)).toBe(false));
    return;
  }
  let world: World;
  /** Steps of the store by act and action, as an undisturbed life counted them. */
  const steps = new Map<Act, Record<string, number>>();
  /** The first lives undisturbed; each of the others meets one trouble in every act that still has one for them. */
  let people: Person[] = [];
  let cases = 0;

  beforeAll(async () => {
    world = await startWorld({ transactionIdleMs: 120 });
  });

  afterAll(async () => {
    await world.close();
    hangUp();
  });

  async function invited(count: number): Promise<Person[]> {
    const today = new Date((await world.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
    return world.people.invited(count, today);
  }

  /** Plays one act without trouble. */
  async function undisturbed(act: Act, person: Person): Promise<string> {
    const input = act.input(person, world.requestId('act')) as never;
    const { answer } = await world.insist((await act.by?.(world)) ?? person, act.route, input);
    if (!answer.ok) throw new Error(`${act.name}: undisturbed and refused: ${JSON.stringify(answer)}`);
    return masked(answer.value, person);
  }

  /** How many victims meet their trouble at one time: each fault names its person, so none takes another's. */
  const ABREAST = 6;

  /** Plays one act with one trouble, as a phone that insists; answers what it was told in the end. */
  async function disturbed(act: Act, person: Person, caller: Person, trouble: Trouble): Promise<string> {
    cases += 1;
    const input = act.input(person, world.requestId('act')) as never;
    if ('delivery' in trouble) {
      const lost = await world.call(caller, act.route, input, trouble).catch((error) => error);
      if (!(lost instanceof NoAnswer)) return `the answer was to be lost and came: ${JSON.stringify(lost)}`;
    }
    const { answer } = await world.insist(caller, act.route, input);
    return answer.ok ? masked(answer.value, person) : JSON.stringify(answer);
  }

  /** Every trouble that one act can meet. */
  function troublesOf(act: Act): Trouble[] {
    const atSteps = Object.entries(steps.get(act) ?? {}).flatMap(([action, count]) =>
      Array.from({ length: count }, (_, nth) => effectsOf(action).map((effect) => ({ action, nth, effect }))),
    );
    return [...atSteps.flat(), ...deliveries];
  }

  /** Plays one act with several victims side by side; answers what each was told. */
  async function disturbedTogether(act: Act, victims: readonly Victim[]): Promise<string[]> {
    const name = act.route.split('.')[0] as string;
    const by = await act.by?.(world);
    const faults = victims.map(({ person, trouble }): Fault | undefined =>
      'action' in trouble
        ? {
            on: 'database',
            action: trouble.action,
            function: name,
            person: (by ?? person).openid,
            skip: trouble.nth,
            times: 1,
            effect: trouble.effect,
          }
        : undefined,
    );
    await world.control.faults(faults.filter((fault) => fault !== undefined));
    const told = await Promise.all(
      victims.map(({ person, trouble }) => disturbed(act, person, by ?? person, trouble)),
    );
    const hits = await world.control.faultHits();
    await world.control.faults([]);
    return told.map((words, n) => {
      const fault = faults[n];
      if (!fault) return words;
      return hits.shift()?.hits === 1 ? words : 'the trouble never came';
    });
  }

  test('an undisturbed life shows how many steps each act takes', async () => {
    // Three lives: on a machine that is held up, a step may be repeated; the fewest are those that are always there.
    const probes = await invited(3);
    let last = (await world.control.invocations()).at(-1)?.id ?? 0;
    for (const act of played) {
      await act.before?.(world);
      await act.by?.(world);
      // What made the one who acts is not counted.
      last = (await world.control.invocations()).at(-1)?.id ?? last;
      const counts: Record<string, number>[] = [];
      for (const probe of probes) {
        await undisturbed(act, probe);
        const [invocation] = await world.control.invocations(last);
        last = invocation?.id ?? 0;
        counts.push(invocation?.database.actions ?? {});
      }
      steps.set(act, fewest(counts));
    }
    for (const [act, counts] of steps)
      expect([act.name, Object.values(counts).reduce((sum, count) => sum + count, 0) > 5]).toEqual([
        act.name,
        true,
      ]);
    people = await invited(1 + Math.max(...played.filter(isChosen).map((act) => troublesOf(act).length)));
  });

  describe.each(played.map((act) => [act.name, act] as const))('%s', (_name, act) => {
    test('converges to the undisturbed end state from every step and every way to die', async () => {
      await act.before?.(world);
      const [model, ...others] = people as [Person, ...Person[]];
      const expected = await undisturbed(act, model);
      const troubles: Trouble[] = isChosen(act) ? troublesOf(act) : [];
      const failures: string[] = [];
      const victims = new Map<string, string>();
      const met = troubles.map((trouble, n): Victim => ({ person: others[n] as Person, trouble }));
      for (const { person, trouble } of met) victims.set(person.id, JSON.stringify(trouble));
      // What one person does to many is done one by one.
      const abreast = act.by ? 1 : ABREAST;
      for (let n = 0; n < met.length; n += abreast) {
        const row = met.slice(n, n + abreast);
        for (const [k, told] of (await disturbedTogether(act, row)).entries()) {
          const one = row[k] as Victim;
          if (told !== expected)
            failures.push(`${JSON.stringify(one.trouble)} (${one.person.id}) was told ${told}`);
        }
      }
      await inParallel(others.slice(troubles.length), 8, (person) => undisturbed(act, person));

      const prints = footprints(await world.dump(), people);
      const wanted = prints.get(model.id) as string;
      expect(wanted.split('\n').length).toBeGreaterThan(3);
      for (const { id } of others) {
        const own = prints.get(id) as string;
        if (own !== wanted)
          failures.push(`${victims.get(id)} (${id}) ended elsewhere:\n${difference(wanted, own)}`);
      }
      expect(failures.slice(0, 5)).toEqual([]);
    });
  });

  test('afterwards every invariant holds, and as many kill points were tried as there are', async () => {
    await assertInvariants(world);
    expect(cases).toBe(played.filter(isChosen).reduce((sum, act) => sum + troublesOf(act).length, 0));
    if (!chosen) expect(cases).toBeGreaterThanOrEqual(least);
  });
}

/** By action the fewest of several counts. */
function fewest(counts: readonly Record<string, number>[]): Record<string, number> {
  const [first = {}, ...others] = counts;
  return Object.fromEntries(
    Object.entries(first).map(([action, count]) => [
      action,
      Math.min(count, ...others.map((other) => other[action] ?? 0)),
    ]),
  );
}

function difference(a: string, b: string): string {
  const left = new Set(a.split('\n'));
  const right = new Set(b.split('\n'));
  const missing = [...left].filter((line) => !right.has(line)).map((line) => `- ${line}`);
  const extra = [...right].filter((line) => !left.has(line)).map((line) => `+ ${line}`);
  return [...missing, ...extra].join('\n');
}
