import ExcelJS from 'exceljs';
import { place } from '../support/district';
import { assertInvariants } from '../support/invariants';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { putFile, putRoster } from '../support/rosters';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let hr: Person;
let cadre: Person;
const court = '云溪区人民法院';
/** Numbers of nobody, with right check characters. */
const numbers = ['11010519491231002X', '440524198001010013'];

beforeAll(async () => {
  world = await startWorld();
  hr = await world.people.officer('hr', scopeOver.hr);
  [cadre] = (await world.people.bound(1, '2026-06-01')) as [Person];
});
afterAll(async () => {
  await assertInvariants(world);
  await world.close();
  hangUp();
});

const requestId = () => world.requestId('intake');
const read = (fileId: string, who = hr) =>
  world.call(who, 'intake.read', { requestId: requestId(), unitId: place.court, fileName: '名册', fileId });
async function previewed(fileId: string) {
  const answer = await read(fileId);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const { importId } = answer.value;
  return (await world.ask(hr, 'intake.one', { importId })).import;
}
/** Steps as the phone does, until the import stands still. */
async function run(importId: string, from = 0) {
  for (let written = from; ; ) {
    const now = await world.ask(hr, 'intake.step', { requestId: requestId(), importId, written });
    if (!['running', 'undoing'].includes(now.state)) return now;
    written = now.written;
  }
}
const turn = (what: 'confirm' | 'undo', importId: string, confirm = court) =>
  world.call(hr, `intake.${what}`, { requestId: requestId(), importId, confirm });
const people = () => world.documents('people');

test('the template is a spreadsheet that can be filled in and read back', async () => {
  const { file } = await world.ask(hr, 'intake.template', {});
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(file, 'base64') as never);
  const sheet = book.worksheets[0] as ExcelJS.Worksheet;
  expect(JSON.stringify(book.worksheets[1]?.getSheetValues())).toContain('民事审判庭');
  sheet.addRow([
    '陆远',
    court,
    '综合办公室',
    '科员',
    new Date('2026-07-01'),
    1999,
    numbers[0],
    '13800000001',
    '',
  ]);
  const filled = Buffer.from(await book.xlsx.writeBuffer());
  const before = await people();
  const preview = await previewed(await putFile(world, 'template-filled.xlsx', filled));
  expect(preview).toMatchObject({ state: 'preview', fresh: 1, wrong: 0, batches: 1, confirm: court });
  expect(preview.sample).toEqual([{ line: 2, name: '陆远', kind: 'fresh', columns: [] }]);
  expect(await people()).toEqual(before);
  expect(JSON.stringify(await world.dump())).not.toContain(numbers[0]);
});

test('each row that is wrong says where and why; a file of GB 18030 is read as well', async () => {
  const rows = [
    ['', court, '', '科员', '2026-07-01'],
    ['王', court, '', '科员', '2026-07-01'],
    ['王明', '别的单位', '', '科员', '2026-07-01'],
    ['王明', court, '没有的科', '科员', '2026-07-01'],
    ['王明', court, '', '科员', '2026-02-30', '', '110105194912310021'],
    ['王明', court, '', '', '2026/7/1', '1899', '1.10105E+17', '123', '也许'],
    ['王明', court, '', '科员', '2026年7月1日'],
    ['王明', court, '', '科员', '20260701'],
    [cadre.name, court, '', '科员', '2026-06-02'],
  ];
  // 王明 in GB 18030: what spreadsheets save in China.
  const gb = Buffer.concat([
    Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]), // 姓名
    Buffer.from(','),
    Buffer.from([0xb5, 0xa5, 0xce, 0xbb]), // 单位
    Buffer.from(','),
    Buffer.from([0xd6, 0xb0, 0xce, 0xf1]), // 职务
    Buffer.from(','),
    Buffer.from([0xc8, 0xeb, 0xd6, 0xb0, 0xc8, 0xd5, 0xc6, 0xda]), // 入职日期
    Buffer.from('\n'),
    Buffer.from([0xcd, 0xf5, 0xc3, 0xf7]), // 王明
    Buffer.from(',x,y,2026-07-01'),
  ]);
  const inGb = await previewed(await putFile(world, 'in-gb18030.csv', gb));
  expect(inGb.problems).toEqual([
    { line: 2, name: '王明', problems: [{ column: 'unit', code: 'unknown-unit' }] },
  ]);

  const { problems, fresh, wrong, same, changed } = await previewed(
    await putRoster(world, 'with-problems', rows),
  );
  expect({ fresh, wrong, same, changed }).toEqual({ fresh: 1, wrong: 8, same: 0, changed: 0 });
  expect(
    problems.map((one) => [one.line, one.problems.map(({ column, code }) => `${column} ${code}`)]),
  ).toEqual([
    [2, ['name missing']],
    [3, ['name odd-name']],
    [4, ['unit unknown-unit']],
    [5, ['section unknown-section']],
    [6, ['entryDay odd-day', 'idNumber odd-id']],
    [
      7,
      ['idNumber id-as-number', 'phone odd-phone', 'born odd-year', 'cadre odd-yes-no', 'position missing'],
    ],
    [9, ['name twice']],
    [10, ['entryDay other-entry-day']],
  ]);
  expect(await read(await putFile(world, 'no-spreadsheet.xlsx', Buffer.from('x')))).toMatchObject({
    reason: 'file-unreadable',
  });
  expect(await read(await putFile(world, 'no-columns.csv', Buffer.from('a,b\n1,2')))).toMatchObject({
    reason: 'file-no-columns',
  });
  expect(await read(await putRoster(world, 'not-for-cadres', rows), cadre)).toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('confirmed by name, written in batches that go on where they stood, and taken back but for whom something happened to', async () => {
  const given = Array.from({ length: 60 }, (_, n) => {
    const name = `欧阳${String.fromCodePoint(0x4e00 + n)}`;
    return [
      name,
      court,
      '综合办公室',
      '科员',
      '2026-07-01',
      n % 2 ? '1999' : '1970',
      n === 0 ? (numbers[1] as string) : '',
    ];
  });
  const moved = [cadre.name, court, '综合办公室', '四级主任科员', '2026-06-01'];
  const preview = await previewed(await putRoster(world, 'sixty-people', [...given, moved]));
  expect(preview).toMatchObject({ fresh: 60, changed: 1, wrong: 0, batches: 2 });
  const { id } = preview;
  expect(await turn('confirm', id, '别的单位')).toMatchObject({ reason: 'not-confirmed' });
  expect(
    await world.call(hr, 'intake.step', { requestId: requestId(), importId: id, written: 0 }),
  ).toMatchObject({
    value: { state: 'preview', written: 0 },
  });
  await turn('confirm', id);
  const first = await world.ask(hr, 'intake.step', { requestId: requestId(), importId: id, written: 0 });
  expect(first).toMatchObject({ state: 'running', written: 1 });
  const again = await world.ask(hr, 'intake.step', { requestId: requestId(), importId: id, written: 0 });
  expect(again).toMatchObject({ written: 1 });
  expect(await run(id, 1)).toMatchObject({ state: 'done', written: 2, kept: 0 });
  expect((await world.ask(hr, 'intake.one', { importId: id })).import.sample).toEqual([]);

  const { people: found } = await world.ask(hr, 'roster.people', { search: 'ouyang' });
  expect(found).toHaveLength(50);
  const [one] = await world.documents('people', { name: '欧阳一' });
  expect(one).toMatchObject({
    cadre: false,
    bornYear: 1970,
    sectionId: place.office,
    status: 'serving',
    boundAt: null,
  });
  expect(String(one?.idHash)).toMatch(/^[0-9a-f]{64}$/);
  expect((await world.documents('people', { name: '欧阳丁' }))[0]).toMatchObject({ cadre: true });
  const mine = await world.ask(hr, 'roster.person', { personId: String(one?._id) });
  expect(mine.person.events).toMatchObject([{ kind: 'entry', day: '2026-07-01', status: 'confirmed' }]);
  expect(mine.person.postings).toMatchObject([{ sectionName: '综合办公室', fromDay: '2026-07-01' }]);
  expect((await world.documents('people', { _id: cadre.id }))[0]).toMatchObject({
    ...{ position: '四级主任科员', sectionId: place.office },
    unitPath: [place.district, place.court, place.office],
  });
  expect(JSON.stringify(await world.documents('importRows', { importId: id }))).not.toContain('欧阳');
  expect(await previewed(await putRoster(world, 'the-same-again', given))).toMatchObject({
    fresh: 0,
    same: 60,
  });

  await world.ask(hr, 'roster.enterEvent', {
    ...{ requestId: requestId(), personId: String(one?._id), kind: 'sanction', day: '2026-07-01' },
  });
  await turn('undo', id);
  expect(await run(id, 2)).toMatchObject({ state: 'undone', written: 0, kept: 1 });
  expect((await people()).filter(({ name }) => String(name).startsWith('欧阳'))).toMatchObject([
    { name: '欧阳一' },
  ]);
  expect((await world.documents('people', { _id: cadre.id }))[0]).toMatchObject({
    position: '科员',
    sectionId: place.civil,
  });
  expect(await turn('undo', id)).toMatchObject({ reason: 'import-over' });
});

test('the roster is taken out with the unit’s name typed, in the form of the template; the night removes what is over', async () => {
  const sheet = (confirm: string) =>
    world.call(hr, 'intake.sheet', { requestId: requestId(), unitId: place.court, confirm });
  expect(await sheet('法院')).toMatchObject({ reason: 'not-confirmed' });
  const answer = await sheet(court);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const { url } = await world.ask(hr, 'intake.fetch', { documentId: answer.value.documentId });
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  const again = await previewed(await putFile(world, 'taken-out.xlsx', bytes));
  expect(again).toMatchObject({ fresh: 0, changed: 0, wrong: 0 });
  expect(again.same).toBe((await people()).length);
  const { imports } = await world.ask(hr, 'intake.imports', {});
  expect(imports.map(({ state }) => state)).toContain('undone');
  await world.moveTo('2026-07-12T04:00:00+08:00', false);
  await world.tick();
  expect(await world.documents('imports')).toEqual([]);
  expect(await world.documents('importRows')).toEqual([]);
});
