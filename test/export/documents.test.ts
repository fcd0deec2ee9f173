import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealOutline } from '../../cloudfunctions/export/setting/seal-outline';
import type { Output } from '../../core/contract';
import { sealPath } from '../../miniprogram/packages/timebook/picture/seal-path';
import { repositoryRoot } from '../../scripts/root';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';
import { textOf } from './reading';

const openText = '见字如面canaryOPEN。\n“清廉”二字，写在第一页——愿你记得𠮷😀。';
const sealedText = '还没到日子的话canarySEALED';
let world: World;
let author: Person;
let stranger: Person;

async function documentOf(person: Person, kind: 'book' | 'data' | 'json') {
  const requestId = world.requestId('document');
  const { id: documentId } = await world.ask(person, 'export.order', { requestId, kind });
  const fetched = await world.ask(person, 'export.fetch', { documentId });
  const answer = await fetch(fetched.url);
  return { documentId, fetched, status: answer.status, file: Buffer.from(await answer.arrayBuffer()) };
}

const year = (n: number) => `${author.id}:anniversary:${n}`;

beforeAll(async () => {
  world = await startWorld();
  [author, stranger] = (await world.people.bound(2)) as [Person, Person];
  const seal = (nodeId: string, text: string) =>
    world.ask(author, 'timebook.seal', {
      requestId: world.requestId('seal'),
      nodeId,
      text,
      promises: ['不收一分不该收的钱'],
      signature,
    });
  await seal(`${author.id}:onboarding`, openText);
  await world.advance('P1Y', false);
  await world.ask(author, 'timebook.open', { requestId: world.requestId('open'), nodeId: year(2027) });
  await world.ask(author, 'timebook.review', {
    requestId: world.requestId('review'),
    nodeId: year(2027),
    marks: ['kept'],
  });
  await seal(year(2027), sealedText);
});
afterAll(async () => {
  await world.close();
  hangUp();
});

test('the book: cover, open chapter with promises and marks, the sealed one by its receipt alone, rare characters named', async () => {
  const { file, fetched, status } = await documentOf(author, 'book');
  expect([status, fetched.ending, fetched.bytes]).toEqual([200, 'pdf', file.length]);
  const pages = textOf(file);
  const whole = pages.join('\n');
  expect(pages[0]).toContain(`廉承诺时光书`);
  expect(pages[0]).toContain(author.name);
  expect(pages[0]).toContain('2026年7月1日入职');
  expect(whole).toContain('见字如面canaryOPEN。');
  expect(whole).toContain('“清廉”二字，写在第一页——愿你记得〓〓。');
  expect(whole).toContain('U+20BB7 U+1F600');
  expect(whole).toContain('不收一分不该收的钱');
  expect(whole).toContain('守住');
  const { chapters } = await world.ask(author, 'timebook.book', {});
  for (const { fingerprint } of chapters)
    expect(whole).toContain((fingerprint.match(/.{4}/g) as string[]).join(' '));
  expect(whole).toContain('第二章　入职一周年');
  expect(whole).not.toContain('canarySEALED');
  expect(file.includes('canarySEALED')).toBe(false);
  expect(file.length).toBeLessThan(400_000);
});

test('an order is the same bytes however often it is fetched', async () => {
  const { documentId, file } = await documentOf(author, 'book');
  const again = await world.ask(author, 'export.fetch', { documentId });
  expect(Buffer.from(await (await fetch(again.url)).arrayBuffer()).equals(file)).toBe(true);
});

test('all data, for machines and for people: opened text, sealed by receipt, size and rule', async () => {
  const { file } = await documentOf(author, 'json');
  type Part = { collection: string; rows: Record<string, unknown>[] };
  const { parts } = JSON.parse(file.toString('utf8')) as { parts: Part[] };
  const [open, sealed] = parts.find(({ collection }) => collection === 'chapters')?.rows ?? [];
  expect(open).toMatchObject({ number: 1, content: { text: openText, marks: ['kept'] } });
  expect(sealed).toMatchObject({ number: 2, content: null });
  expect(sealed?.bytes).toBeGreaterThan(100);
  expect(sealed?.opensAt).toBe(Date.parse('2028-07-01T00:00:00+08:00'));
  expect(file.toString()).not.toContain('canarySEALED');
  expect(file.toString()).not.toContain(stranger.id);
  const told = textOf((await documentOf(author, 'data')).file).join('\n');
  expect(told).toContain('canaryOPEN');
  expect(told).not.toContain('canarySEALED');
  expect(told).toContain('封存中，到日子才能读');
});

test('somebody else’s document is not there; the address ends after minutes, the document after a day', async () => {
  const { documentId, fetched } = await documentOf(author, 'json');
  expect(await world.call(stranger, 'export.fetch', { documentId })).toMatchObject({ code: 'NOT_FOUND' });
  await world.advance('PT11M', false);
  expect((await fetch(fetched.url)).status).not.toBe(200);
  expect(await world.call(author, 'export.fetch', { documentId })).toMatchObject({ ok: true });
  const fresh: Output<'export.fetch'> = await world.ask(author, 'export.fetch', { documentId });
  await world.advance('P1D', false);
  expect(await world.call(author, 'export.fetch', { documentId })).toMatchObject({ code: 'NOT_FOUND' });
  // The next minute in which the clock looks: 09:27.
  await world.moveTo('2027-07-02T09:27:00+08:00', false);
  await world.tick();
  expect(await world.documents('documents')).toEqual([]);
  expect((await fetch(fresh.url)).status).not.toBe(200);
});

test('a sentence stands on a card only once WeChat has looked at it', async () => {
  const person = author;
  const text = '守住第一颗扣子';
  expect(await world.call(person, 'export.sentence', { text })).toMatchObject({ ok: true });
});

test('the seal on the cover and on drawn pictures is the seal of the look', () => {
  const drawn = readFileSync(join(repositoryRoot(__dirname), 'miniprogram/drawings/seal-path.txt'), 'utf8');
  expect(sealOutline).toBe(drawn.trim());
  expect(sealPath.outline).toBe(drawn.trim());
});
