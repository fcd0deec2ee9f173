import { place } from '../support/district';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let author: Person;
let colleague: Person;
let stranger: Person;
const elsewhere = {
  unitId: place.bureau,
  sectionId: place.works,
  unitPath: [place.district, place.bureau, place.works],
};
const text = '该办的当天办，不该拿的一分不拿。';

beforeAll(async () => {
  world = await startWorld();
  [author, colleague] = (await world.people.bound(2)) as [Person, Person];
  [stranger] = (await world.people.invited(1, '2020-07-01', elsewhere)) as [Person];
  await world.people.bind(stranger);
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const sign = (who: Person, words = text) =>
  world.call(who, 'pledge.sign', { requestId: world.requestId('pledge'), text: words, signature });
const wall = (who: Person, before?: number) =>
  world.ask(who, 'pledge.wall', before === undefined ? {} : { before });
const withdraw = (who: Person) =>
  world.ask(who, 'pledge.withdraw', { requestId: world.requestId('withdraw') });

test('what was checked stands on the wall of its own unit alone, signed, and in no plain word in the store', async () => {
  await world.control.findBad(['坏话']);
  expect(await sign(author, '一句坏话')).toMatchObject({ reason: 'content-risky', field: 'text' });
  expect(await world.documents('pledges')).toEqual([]);
  expect(await sign(author)).toMatchObject({ value: { renewed: false } });
  const checks = (await world.control.calls()).filter(({ api }) => api.endsWith('msgSecCheck'));
  expect(checks.map(({ request }) => request.scene)).toEqual([4, 4]);
  expect(await wall(author)).toMatchObject({
    mine: { name: author.name, text, signature, elsewhere: false },
    pledges: [],
  });
  expect(await wall(colleague)).toMatchObject({
    mine: null,
    pledges: [{ name: author.name, text, signature }],
    next: null,
  });
  expect(await wall(stranger)).toMatchObject({ mine: null, pledges: [] });
  expect(JSON.stringify(await world.dump())).not.toContain(text);
});

test('without an answer of the check nothing is put up', async () => {
  await world.control.faults([
    { on: 'openapi', function: 'pledge', times: 20, effect: 'error', code: '-1' } as never,
  ]);
  expect(await sign(colleague)).toMatchObject({ code: 'UNAVAILABLE', reason: 'check-unanswered' });
  await world.control.faults([]);
  expect((await wall(author)).pledges).toEqual([]);
});

test('it is renewed in place, and follows nobody to another unit', async () => {
  await world.advance('P1Y', false);
  expect(await sign(author, '又一年，还是这句。')).toMatchObject({ value: { renewed: true } });
  const [one] = (await wall(colleague)).pledges;
  expect(one).toMatchObject({ text: '又一年，还是这句。' });
  expect(one?.since.slice(0, 4)).toBe(String(Number(one?.day.slice(0, 4)) - 1));
  await world.admin().patchWhere('people', { _id: author.id }, elsewhere);
  expect((await wall(colleague)).pledges).toEqual([]);
  expect(await wall(author)).toMatchObject({ mine: { elsewhere: true }, pledges: [] });
  expect((await wall(stranger)).pledges).toEqual([]);
  expect(await sign(author)).toMatchObject({ value: { renewed: false } });
  expect((await wall(stranger)).pledges).toMatchObject([{ text }]);
  await world.admin().patchWhere('people', { _id: author.id }, { status: 'left' });
  expect((await wall(stranger)).pledges).toEqual([]);
  expect(await sign(author)).toMatchObject({ code: 'CONFLICT', reason: 'person-left' });
  await world.admin().patchWhere('people', { _id: author.id }, { status: 'serving' });
});

test('a wall of several pages loses nobody, those of one instant neither', async () => {
  const pages: string[] = [];
  const template = (await world.documents('pledges'))[0] as { _id: string };
  const crowd = await world.people.invited(24, '2021-07-01', elsewhere);
  const at = (await world.now()) - 86_400_000;
  for (const [index, person] of crowd.entries()) {
    await world.people.bind(person);
    await sign(person, `第${index}句`);
    // Five in one instant, over the edge of the first page.
    const signedAt = index >= 3 && index < 8 ? at : at + (index - 30) * (index < 3 ? 1000 : -1000);
    await world.admin().patchWhere('pledges', { _id: person.id }, { signedAt });
  }
  await world.admin().patchWhere('pledges', { _id: template._id }, { signedAt: at + 90_000 });
  let calls = 0;
  for (let before: number | undefined; ; calls += 1) {
    const { pledges, next } = await wall(stranger, before);
    pages.push(...pledges.map((pledge) => pledge.text));
    if (next === null) break;
    before = next;
  }
  expect(calls).toBe(1);
  expect(pages).toHaveLength(25);
  expect(new Set(pages).size).toBe(25);
});

test('taken back, and erased, it is gone at once and for everybody', async () => {
  const before = (await wall(stranger)).pledges.length;
  await withdraw(author);
  expect(await withdraw(author)).toEqual({ withdrawn: true });
  expect(await wall(author)).toMatchObject({ mine: null });
  expect((await world.documents('pledges')).some(({ _id }) => _id === author.id)).toBe(false);
  await sign(author);
  const requestId = world.requestId('erase');
  await world.ask(author, 'account.erase', { requestId, confirm: author.name });
  expect((await world.documents('pledges')).some(({ _id }) => _id === author.id)).toBe(false);
  expect((await wall(stranger)).pledges.length).toBeLessThanOrEqual(before);
});
