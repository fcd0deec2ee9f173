import ExcelJS from 'exceljs';
import type { Output } from '../../core/contract';
import { Canary, hits } from '../privacy/canaries';
import { fillBigUnit } from '../support/big-unit';
import { place } from '../support/district';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

/** Spreadsheets of closure: figures for whoever counts a place, names for HR alone who typed the place's name, never a word of text. */
const today = '2026-11-26T10:00:00+08:00';
const courtName = '云溪区人民法院';
const document = '云溪廉〔2026〕1号（虚构）';
const words = { letter: '金丝雀衔来梧桐影sheetQ7', promise: '画眉不食园中果sheetQ7' };
const canaries = Object.values(words).map((word) => new Canary(word));

let world: World;
let hr: Person;
let head: Person;
let author: Person;

beforeAll(async () => {
  world = await startWorld({ now: Date.parse(today) });
  hr = await world.people.officer('hr', { kind: 'unit', ids: [place.court] });
  head = await world.people.officer('head', { kind: 'unit', ids: [place.court] });
  [author] = (await world.people.bound(1)) as [Person];
  await world.ask(author, 'timebook.seal', {
    ...{ requestId: world.requestId('seal'), nodeId: `${author.id}:onboarding`, signature },
    ...{ text: words.letter, promises: [words.promise] },
  });
  await fillBigUnit(world, 400, Date.parse(today));
});
afterAll(async () => {
  await world.close();
  hangUp();
});

async function take(person: Person, documentId: string) {
  const fetched = await world.ask(person, 'export.fetch', { documentId });
  const answer = await fetch(fetched.url);
  const file = Buffer.from(await answer.arrayBuffer());
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as never);
  const sheets = new Map(
    book.worksheets.map((sheet) => {
      const rows: unknown[][] = [];
      sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
      return [sheet.name, rows];
    }),
  );
  return { fetched, file, sheets };
}
const figuresOf = async (person: Person, placeId: string = place.court) => {
  const requestId = world.requestId('sheet');
  const { id } = await world.ask(person, 'export.orderClosure', { requestId, placeId });
  return take(person, id);
};
const orderNames = (person: Person, confirm = courtName, placeId: string = place.court) =>
  world.call(person, 'export.orderNames', { requestId: world.requestId('names'), placeId, confirm });
type Figures = Output<'closure.figures'>;
const row = ({ people, due, closed, running, overdue, excused, paper }: Figures['years'][number]) => [
  ...[people, due, closed, running, overdue, excused, paper],
];
/** The rows of a table: below its heading, above the notes. */
const table = (rows: unknown[][] = []) => rows.slice(4).filter((cells) => cells.length > 1);

test.each(['hr', 'head'] as const)('what %s has as a spreadsheet is what the screen says', async (who) => {
  const person = who === 'hr' ? hr : head;
  const found = await world.ask(person, 'closure.figures', { placeId: place.court });
  const { fetched, file, sheets } = await figuresOf(person);
  expect(fetched).toMatchObject({
    ...{ ending: 'xlsx', bytes: file.length, name: `${courtName} 时光书闭环 2026-11-26` },
  });
  expect([...sheets.keys()]).toEqual(['合计', '按科室', '按节点', '按年份']);
  expect(table(sheets.get('合计'))).toEqual([[courtName, ...row(found.total as Figures['years'][number])]]);
  const cuts = { 按科室: found.sections, 按节点: found.kinds, 按年份: found.years };
  for (const [name, rows] of Object.entries(cuts)) {
    expect(rows.length).toBeGreaterThan(1);
    expect(table(sheets.get(name)).map(([, ...numbers]) => numbers)).toEqual(rows.map(row));
  }
  const merged = [...sheets.values()].flat().some(([cell]) => String(cell).includes('不满 5 人的合并起来'));
  expect(merged).toBe(who === 'head');
  expect(file.length).toBeLessThan(60_000);
});

test('names: for HR alone, who types the place, and not before a document orders the commitment', async () => {
  expect(await orderNames(head)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await orderNames(author)).toMatchObject({ code: 'FORBIDDEN' });
  const abroad = await world.people.officer('hr', { kind: 'unit', ids: [place.bureau] });
  expect(await orderNames(abroad)).toMatchObject({ code: 'NOT_FOUND', field: 'placeId' });
  expect(await orderNames(hr, '云溪')).toMatchObject({ code: 'INVALID', reason: 'not-confirmed' });
  expect(await orderNames(hr)).toMatchObject({ code: 'CONFLICT', reason: 'document-missing' });
  await world.ask(hr, 'mentor.setRules', {
    ...{ requestId: world.requestId('rules'), unitId: place.court, orderedBy: document },
    ...{ mostMentees: 5, quietDays: 90 },
  });
  const ordered = await orderNames(hr);
  if (!ordered.ok) throw new Error(JSON.stringify(ordered));
  const { sheets, fetched } = await take(hr, ordered.value.id);
  const listed = table(sheets.get('名单'));
  for (const [which, name] of [
    ['overdue', '逾期'],
    ['running', '期限内'],
    ['paper', '纸质'],
  ] as const) {
    const { total, rows } = await world.ask(hr, 'closure.overdue', { placeId: place.court, which });
    const own = listed.filter(([list]) => list === name);
    expect([which, own.length]).toEqual([which, total]);
    expect([which, total > 0]).toEqual([which, true]);
    // The screen lists a page at a time; the file is longer, and begins alike.
    expect(own.slice(0, rows.length).map(([, who, , , day]) => [who, day])).toEqual(
      rows.map(({ cadreName, day }) => [cadreName, day]),
    );
  }
  expect(fetched.name).toBe(`${courtName} 时光书节点名单 2026-11-26`);
  // It stands in the audit of the unit that names left the program.
  const audits = await world.documents('audits', { route: 'export.orderNames' });
  expect(audits).toMatchObject([{ what: 'spreadsheet closure-names' }]);
});

test('nobody fetches what another ordered, nor what their duty no longer reaches', async () => {
  const requestId = world.requestId('sheet');
  const { id } = await world.ask(hr, 'export.orderClosure', { requestId, placeId: place.court });
  expect(await world.call(head, 'export.fetch', { documentId: id })).toMatchObject({ code: 'NOT_FOUND' });
  const named = await orderNames(hr);
  const [role] = await world.documents('roles', { personId: hr.id });
  await world.admin().patchWhere('roles', { _id: role?._id }, { until: Date.parse(today) - 1 });
  expect(await world.call(hr, 'export.fetch', { documentId: id })).toMatchObject({ code: 'NOT_FOUND' });
  if (named.ok)
    expect(await world.call(hr, 'export.fetch', { documentId: named.value.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
  await world.admin().patchWhere('roles', { _id: role?._id }, { until: null });
  expect((await take(hr, id)).file.length).toBeGreaterThan(1000);
});

test('a name that begins like a formula stays a name', async () => {
  const name = '=HYPERLINK("x")';
  const [late] = await world.documents('people', { unitPath: place.court, cadre: true, name: author.name });
  await world.admin().patchWhere('people', { _id: late?._id }, { name });
  const ordered = await orderNames(hr);
  if (!ordered.ok) throw new Error(JSON.stringify(ordered));
  const { file } = await take(hr, ordered.value.id);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as never);
  const types = new Set<unknown>();
  for (const sheet of book.worksheets) sheet.eachRow((each) => each.eachCell((cell) => types.add(cell.type)));
  expect(types.has(ExcelJS.ValueType.Formula)).toBe(false);
});

test('the unit’s view never holds a word of text: no figure, no list, no act on a node, no spreadsheet', async () => {
  const ordered = await orderNames(hr);
  if (!ordered.ok) throw new Error(JSON.stringify(ordered));
  const nodeId = `${author.id}:onboarding`;
  const page = async (which: 'overdue' | 'running' | 'paper') =>
    world.call(hr, 'closure.overdue', { placeId: place.court, which });
  const paper = { day: author.entryDay, kept: 'author' } as const;
  const places: Record<string, unknown> = {
    figures: await world.call(hr, 'closure.figures', { placeId: place.court }),
    overdue: await page('overdue'),
    running: await page('running'),
    paper: await page('paper'),
    remind: await world.call(hr, 'closure.remind', { requestId: world.requestId('remind'), nodeId }),
    record: await world.call(hr, 'closure.recordPaper', {
      ...{ requestId: world.requestId('paper'), nodeId, paper },
    }),
    'figures as a file': [...(await figuresOf(hr)).sheets],
    'names as a file': [...(await take(hr, ordered.value.id)).sheets],
    'what phones were told and what was logged': await world.control.invocations(),
  };
  expect(JSON.stringify(places['names as a file'])).toContain('民事审判庭');
  for (const [name, told] of Object.entries(places)) {
    const text = name.startsWith('what') ? withoutSealing(told as object[]) : told;
    expect([name, canaries.flatMap((canary) => hits([canary], text))]).toEqual([name, []]);
  }
});

/** Records of calls but the sealing itself, which carried the letter. */
const withoutSealing = (records: object[]) =>
  records.filter((record) => !JSON.stringify(record).includes('"action":"seal"'));
