import * as fc from 'fast-check';
import type { Route } from '../../core/contract';
import { fieldsOf, routes, schemaOf, writeRoutes } from '../support/registry';
import { hangUp } from '../support/wire';
import { at, type Case, groupsOf, put, toJson } from './cases';
import { complaint } from './judge';
import { type Stage, setStage } from './stage';

const perAction = 200;

let stage: Stage;
let generated = 0;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(async () => {
  await stage.world.close();
  hangUp();
});

const accepts = (route: Route, json: string) =>
  (schemaOf(route) as unknown as { safeParse(value: unknown): { success: boolean } }).safeParse(
    JSON.parse(json),
  ).success;

describe.each(routes)('%s', (route) => {
  test('its sample is legal and reaches every field of its schema', () => {
    const sample = stage.sampleOf(route);
    expect(accepts(route, toJson(sample))).toBe(true);
    for (const field of fieldsOf(schemaOf(route)))
      expect([field.path, at(sample, field.path)]).not.toContain(undefined);
  });

  test('refuses everything malformed, leaves the store as it was, and tells nothing about its inside', async () => {
    const groups = groupsOf(route, stage.sampleOf(route));
    const cases = groups.flatMap((group) => group.cases);
    const refusable = cases.filter(({ json }) => !accepts(route, json));
    const wrong = cases
      .filter((one) => one.legal === 'never' && !refusable.includes(one))
      .map(({ name }) => `${name}: the schema takes it`);
    const before = await stage.store();
    wrong.push(...(await complaints(refusable, true)));
    expect(wrong).toEqual([]);
    expect(await stage.store()).toBe(before);
    // What the schema takes is played last: it may change the store, as a legal act does.
    expect(
      await complaints(
        cases.filter((one) => !refusable.includes(one)),
        false,
      ),
    ).toEqual([]);
  });

  test(`answers ${perAction} generated inputs as it answers any other`, async () => {
    // What a refusal, or a success of an action that only reads, must leave as it is.
    let before = await stage.store();
    await fc.assert(
      fc.asyncProperty(inputs(route), async (input) => {
        const json = toJson(input === undefined ? null : input);
        generated += 1;
        const delivered = await stage.deliver(route, json);
        const wrong = complaint(delivered, !accepts(route, json));
        if (wrong) throw new Error(wrong);
        const { ok } = delivered.result as { ok: boolean };
        if (ok && writeRoutes.includes(route)) before = await stage.store();
      }),
      { numRuns: perAction, seed: 20260701, endOnFailure: false },
    );
    expect(await stage.store()).toBe(before);
  });
});

async function complaints(cases: readonly Case[], mustRefuse: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const { route, name, json } of cases) {
    const wrong = complaint(await stage.deliver(route, json), mustRefuse);
    if (wrong) found.push(`${name}: ${wrong}`);
  }
  return found;
}

/** Anything at all, or a legal input with one to three places replaced by anything. */
function inputs(route: Route): fc.Arbitrary<unknown> {
  const paths = fieldsOf(schemaOf(route)).map(({ path }) => path);
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.dictionary(
      fc.constantFrom('$gt', '$in', '__proto__', 'constructor', 'toString', 'a.b', ''),
      fc.jsonValue(),
      { maxKeys: 3 },
    ),
  );
  if (!paths.length) return anything;
  const replaced = fc
    .array(fc.tuple(fc.constantFrom(...paths), anything), { minLength: 1, maxLength: 3 })
    .map((changes) => {
      // Deeper places first: a replaced list has no element of its own any more.
      const ordered = [...changes].sort(([a], [b]) => b.length - a.length);
      return ordered.reduce<unknown>(
        (input, [path, value]) => put(input, path, value),
        stage.sampleOf(route),
      );
    });
  return fc.oneof({ weight: 1, arbitrary: anything }, { weight: 3, arbitrary: replaced });
}

test('no worker died, and the number of malformed calls is the promised one', async () => {
  const died = (await stage.world.control.invocations()).filter(({ ok }) => !ok);
  expect(died.map(({ name, error }) => [name, error])).toEqual([]);
  expect(writeRoutes.length).toBeGreaterThanOrEqual(7);
  expect(stage.sent - generated).toBeGreaterThanOrEqual(2_000);
  expect(generated).toBeGreaterThanOrEqual(perAction * routes.length);
});
