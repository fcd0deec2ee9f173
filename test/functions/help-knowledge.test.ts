import ExcelJS from 'exceljs';
import { place } from '../support/district';
import { HelpGroup } from '../support/help-group';
import { assertInvariants } from '../support/invariants';
import type { Person } from '../support/people';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let group: HelpGroup;
let asker: Person;
let outsider: Person;
const unitId = place.court;

beforeAll(async () => {
  world = await startWorld();
  group = await HelpGroup.found(world, 1);
  asker = group.members[0] as Person;
  outsider = await world.people.one();
  await group.publishRota();
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const id = () => world.requestId('knowledge');
const search = (who: Person, text: string) => world.ask(who, 'helpgroup.search', { unitId, text });
const entry = {
  topic: 'gift' as const,
  question: '同学留下茶叶里夹着商场卡',
  answer: '原样退回。',
  source: '',
};

test('a question is offered what the knowledge base has at once, marked as such and with sources', async () => {
  const asked = await group.ask(asker, { text: '过节收到一个微信红包，要退吗？' });
  const { offered, entries } = await group.seen(asker, asked.id);
  expect(offered[0]).toMatchObject({ own: false, sources: [expect.stringContaining('纪律处分条例')] });
  expect(entries).toHaveLength(1);
  await group.answer(group.officer, asked.id);
});

test('members search, officers write; what was searched in vain is told to officers alone, until an entry fits', async () => {
  expect((await search(asker, 'hongbao')).entries.length).toBeGreaterThan(0);
  expect((await search(asker, '租房补贴')).entries).toEqual([]);
  await search(asker, '租房补贴');
  await search(asker, '我要讲一个很长很长很长很长的别人的故事');
  expect((await search(asker, '')).missed).toEqual([]);
  const seen = await search(group.officer, '');
  expect(seen.missed).toEqual([{ text: '租房补贴', count: 2 }]);
  expect(JSON.stringify(await world.documents('knowledgeMisses'))).not.toContain(asker.id);
  const save = (who: Person, more: object) =>
    world.call(who, 'helpgroup.saveEntry', { requestId: id(), unitId, entryId: null, ...entry, ...more });
  expect(await save(asker, {})).toMatchObject({ code: 'FORBIDDEN' });
  expect(await save(group.officer, { entryId: 'first-gift-red' })).toMatchObject({ code: 'NOT_FOUND' });
  const made = await save(group.officer, { question: '租房补贴能不能领？' });
  if (!made.ok) throw new Error('refused');
  expect((await search(group.officer, '')).missed).toEqual([]);
  expect((await search(asker, 'zufangbutie')).entries[0]).toMatchObject({ id: made.value.id, own: true });
  await world.ask(group.officer, 'helpgroup.removeEntry', {
    requestId: id(),
    unitId,
    entryId: made.value.id,
  });
  expect((await search(asker, 'zufangbutie')).entries).toEqual([]);
  expect(await world.call(outsider, 'helpgroup.search', { unitId, text: '' })).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('the unit’s seven practices are set by officers and read by everybody in the space', async () => {
  const practices = [{ name: '廉书共读', state: 'doing' as const, evidence: '每月一本' }];
  const set = (who: Person) =>
    world.call(who, 'helpgroup.setPractices', { requestId: id(), unitId, practices });
  expect(await set(asker)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await set(group.officer)).toMatchObject({ value: { count: 1 } });
  await world.ask(group.officer, 'helpgroup.keep', { requestId: id(), unitId, days: 90 });
  expect(await world.ask(asker, 'helpgroup.space', { unitId })).toMatchObject({ practices, keepDays: 90 });
});

test('figures are what the raw store says; the duty log has a row for each question and no word of any', async () => {
  const words = '金丝雀的话logQ7';
  const late = await group.ask(asker, { text: words, line: 'open', topic: 'loan', named: 'yes' });
  await world.advance('PT45M', false);
  await group.answer(group.backup, late.id);
  await world.ask(asker, 'helpgroup.rate', { requestId: id(), questionId: late.id, helped: 2 });
  const open = await group.ask(asker, { topic: 'home' });
  const found = await world.ask(group.leader, 'helpgroup.figures', { unitId, month: '2026-07' });
  expect(found.total).toEqual({
    asked: 3,
    answered: 2,
    within: 1,
    open: 1,
    median: 0,
    ninetieth: 45 * 60_000,
  });
  expect(found.topics).toHaveLength(3);
  expect(found.officers).toEqual(
    expect.arrayContaining([
      { name: group.officer.name, answered: 1 },
      { name: group.backup.name, answered: 1 },
    ]),
  );
  expect(found).toMatchObject({
    ...{ coverage: { shifts: 2, staffed: 2, backed: 2 }, helped: { solved: 0, some: 1, none: 0 } },
  });
  expect(await world.call(asker, 'helpgroup.figures', { unitId, month: '2026-07' })).toMatchObject({
    code: 'FORBIDDEN',
  });
  const order = { requestId: id(), unitId, month: '2026-07' };
  const { id: documentId } = await world.ask(group.officer, 'export.orderDutyLog', order);
  const { url, ending } = await world.ask(group.officer, 'export.fetch', { documentId });
  expect(ending).toBe('xlsx');
  const file = Buffer.from(await (await fetch(url)).arrayBuffer());
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as never);
  const text = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
  for (const number of [late.number, open.number]) expect(text).toContain(number);
  for (const never of [words, asker.name, asker.id]) expect(text).not.toContain(never);
  const stranger = await world.people.officer('duty-officer', { kind: 'unit', ids: [place.bureau] });
  expect(await world.call(stranger, 'export.orderDutyLog', { ...order, requestId: id() })).toMatchObject({
    code: 'NOT_FOUND',
  });
  await assertInvariants(world);
});
