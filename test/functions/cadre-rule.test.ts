import { place } from '../support/district';
import { assertInvariants } from '../support/invariants';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { putRoster } from '../support/rosters';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

/** Who counts as a young cadre: the district's rule, by a document, asked when a file is read. */
let world: World;
let desk: Person;
let hr: Person;
beforeAll(async () => {
  world = await startWorld();
  desk = await world.people.officer('organisation', scopeOver.organisation);
  hr = await world.people.officer('hr', scopeOver.hr);
});
afterAll(async () => {
  await assertInvariants(world);
  await world.close();
  hangUp();
});

const district = async () => (await world.ask(desk, 'roster.cadreRule', {})).districtName;
const set = (who: Person, rule: object, confirm: string) =>
  world.call(who, 'roster.setCadreRule', {
    ...{ requestId: world.requestId('rule'), districtId: place.district, ...rule, confirm },
    orderedBy: '区委组织部〔2026〕3号',
  } as never);
/** Reads a file with somebody of 38 years, five years in service, and answers whether the roster would make a cadre of them. */
async function counted(name: string): Promise<unknown> {
  const fileId = await putRoster(world, name, [
    ['欧阳山', '云溪区人民法院', '', '科员', '2021-07-01', '1988'],
  ]);
  const requestId = world.requestId('rule');
  const input = { requestId, unitId: place.court, fileName: '名册.csv', fileId };
  const { importId } = await world.ask(hr, 'intake.read', input);
  const [batch] = await world.documents('importRows', { importId });
  return (batch as unknown as { fresh: { placed: { cadre: boolean } }[] }).fresh[0]?.placed.cadre;
}

test('until a district sets one, up to 35 years of age', async () => {
  expect(await world.ask(hr, 'roster.cadreRule', {})).toMatchObject({
    ...{ districtId: place.district, rule: { by: 'age', years: 35 }, ordered: null },
  });
  expect(await counted('read-as-usual')).toBe(false);
});

test('set by the organisation department alone, with the district’s name typed; the next file is read by it', async () => {
  const name = await district();
  expect(await set(hr, { by: 'service', years: 5 }, name)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await set(desk, { by: 'service', years: 5 }, '别的区')).toMatchObject({ reason: 'not-confirmed' });
  expect(await set(desk, { by: 'service', years: 5 }, name)).toMatchObject({
    value: { rule: { by: 'service', years: 5 }, ordered: { by: '区委组织部〔2026〕3号' } },
  });
  expect(await world.ask(hr, 'roster.cadreRule', {})).toMatchObject({ rule: { by: 'service', years: 5 } });
  expect(await counted('read-by-service')).toBe(true);
  await set(desk, { by: 'list' }, name);
  expect(await counted('read-by-list')).toBe(null);
});
