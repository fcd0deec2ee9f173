import type { Output } from '../../core/contract';
import { fillBigUnit } from '../support/big-unit';
import { closureModel } from '../support/closure-model';
import { place } from '../support/district';
import type { Person } from '../support/people';
import { hangUp } from '../support/wire';
import { type Dump, startWorld, type World } from '../support/world';

/** People of the district: two full pages of a read, and some. */
const size = 2300;
const today = '2026-11-26T10:00:00+08:00';

let world: World;
let dump: Dump;
const officers = new Map<string, Person>();
const officer = (role: string) => officers.get(role) as Person;
type Figures = Output<'closure.figures'>;

beforeAll(async () => {
  world = await startWorld({ now: Date.parse(today) });
  for (const [role, scope] of [
    ['hr', { kind: 'unit', ids: [place.court] }],
    ['head', { kind: 'unit', ids: [place.court] }],
    ['deputy', { kind: 'line', ids: [place.civil] }],
    ['inspector', { kind: 'district', ids: [place.district] }],
  ] as const)
    officers.set(role, await world.people.officer(role, scope));
  await fillBigUnit(world, size, Date.parse(today));
  dump = await world.dump();
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const figures = (role: string, placeId: string) => world.ask(officer(role), 'closure.figures', { placeId });
/** Rows of a table as the model has them. */
const byKey = (rows: readonly { key: string }[]) =>
  Object.fromEntries(rows.map(({ key, ...row }) => [key, figureOf(row)]));
const figureOf = (row: object) => {
  const { people, due, closed, running, overdue, excused, paper } = row as Record<string, unknown>;
  return { people, due, closed, running, overdue, excused, paper };
};

test.each([place.court, place.civil])(
  'HR reads of %s exactly what a model works out from the raw store',
  async (placeId) => {
    const last = (await world.control.invocations()).at(-1)?.id;
    const found = await figures('hr', placeId);
    const model = closureModel(dump, placeId, Date.parse(today));
    expect(found).toMatchObject({ cadres: model.cadres, books: model.books, fewest: null });
    expect(figureOf(found.total as object)).toEqual(model.total);
    for (const standing of ['closed', 'running', 'overdue', 'excused', 'paper'] as const)
      expect([standing, model.total[standing] > 5]).toEqual([standing, true]);
    expect(byKey(found.kinds)).toEqual(model.kinds);
    expect(byKey(found.sections)).toEqual(placeId === place.court ? model.sections : {});
    expect(byKey(found.years)).toEqual(model.years);
    // By index: a bounded number of reads, and hardly a row looked at that is not counted.
    const [{ database } = { database: { calls: 0, examined: 0 } }] = await world.control.invocations(last);
    expect(database.calls).toBeLessThan(40);
    const held = dump.people?.length ?? 0;
    expect(database.examined).toBeLessThan(1.5 * (2 * held + (dump.nodes?.length ?? 0)));
  },
);

test('every table adds up to the whole', async () => {
  for (const role of ['hr', 'head', 'inspector']) {
    const found = await figures(role, place.court);
    for (const cut of ['kinds', 'sections', 'years'] as const)
      for (const field of ['due', 'closed', 'running', 'overdue', 'excused', 'paper'] as const) {
        const sum = (found[cut] as Record<typeof field, number>[]).reduce((n, row) => n + row[field], 0);
        expect([role, cut, field, sum]).toEqual([role, cut, field, found.total?.[field]]);
      }
  }
});

test('sections stand in organisational order, kinds in theirs, years newest first', async () => {
  const { sections, kinds, years } = await figures('hr', place.court);
  expect(sections.map(({ key, name }) => [key, name])).toEqual([
    ['', '云溪区人民法院'],
    [place.civil, '民事审判庭'],
    [place.office, '综合办公室'],
  ]);
  expect(kinds.map(({ key }) => key)).toEqual([
    'onboarding',
    'anniversary',
    'rotation',
    'promotion',
    'probation-end',
  ]);
  expect(years.map(({ key }) => key)).toEqual(['2026', '2025', '2024']);
});

test('everybody but HR sees the place that they answer for, and no other cut of the same people', async () => {
  const refused = { code: 'NOT_FOUND', field: 'placeId' };
  const ask = (role: string, placeId: string) => world.call(officer(role), 'closure.figures', { placeId });
  expect(await ask('deputy', place.civil)).toMatchObject({ ok: true, value: { fewest: 5, sections: [] } });
  expect(await ask('deputy', place.office)).toMatchObject(refused);
  expect(await ask('deputy', place.court)).toMatchObject(refused);
  expect(await ask('head', place.civil)).toMatchObject(refused);
  expect(await ask('head', place.bureau)).toMatchObject(refused);
  expect(await ask('inspector', place.civil)).toMatchObject(refused);
  expect(await ask('inspector', place.district)).toMatchObject(refused);
  expect(await ask('hr', place.bureau)).toMatchObject(refused);
  expect(await ask('hr', 'no-such-place')).toMatchObject(refused);
});

test('of fewer than five people nothing is told to whoever may not see their names', async () => {
  const [first, second] = (dump.people ?? []).filter(({ unitId }) => unitId === place.bureau);
  const few = [first?._id, second?._id];
  const admin = world.admin();
  const path = [place.district, place.school];
  const move = { unitId: place.school, sectionId: null, unitPath: path, cadre: true, status: 'serving' };
  await admin.patchWhere('people', { _id: admin.command.in(few) }, move);
  const node = { kind: 'onboarding', years: 0, closedAt: null, dueAt: Date.parse('2026-01-01') };
  await admin.add('nodes', [{ _id: `${few[0]}:x`, bookId: few[0], ...node }]);
  const found: Figures = await figures('inspector', place.school);
  expect(found).toMatchObject({ cadres: 2, total: null, kinds: [], sections: [], years: [] });
});
