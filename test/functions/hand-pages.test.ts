import { handPageLimits } from '../../core/domain/hand-page/limits';
import { chainProblems } from '../support/invariants-chain';
import type { Person } from '../support/people';
import { addPhoto, filesAt, photo, upload } from '../support/photos';
import { signature } from '../support/samples';
import { testEnvironment } from '../support/secrets';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let people: Person[];

beforeAll(async () => {
  world = await startWorld();
  people = await world.people.bound(6);
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const id = () => world.requestId('hand-page');
const first = (person: Person) => `${person.id}:onboarding`;
const one = (n: number) => people[n] as Person;
const seal = (person: Person, nodeId = first(person)) =>
  world.ask(person, 'timebook.seal', {
    ...{ requestId: id(), nodeId, text: '见字如面。', promises: [] },
    signature,
  });
const begin = (person: Person) =>
  world.ask(person, 'timebook.beginPage', { requestId: id(), nodeId: first(person) });
const keep = (person: Person, pageId: string) =>
  world.call(person, 'timebook.keepPage', { requestId: id(), pageId });
const look = (person: Person, pageId: string) => world.call(person, 'timebook.page', { pageId });
const rowOf = async (pageId: string) =>
  (await world.documents('handPages')).find(({ _id }) => _id === pageId);
/** The clock's turn at which photos are looked for comes by within ten minutes. */
async function turns(): Promise<void> {
  for (let minute = 0; minute < 10; minute++) {
    await world.advance('PT1M', false);
    await world.tick();
  }
}

test('a photo is encrypted, read by its author alone, sealed out of reach, part of the chain, and there on re-reading', async () => {
  const author = one(0);
  const picture = photo(1);
  const pageId = await addPhoto(world, author, first(author), picture);
  expect(await filesAt(world, 'incoming/')).toEqual([]);
  expect(await filesAt(world, 'pages/')).toEqual([`pages/${pageId}`]);
  const stored = await fetch(`${world.url}/control/file?path=pages/${pageId}`);
  expect(Buffer.from(await stored.arrayBuffer()).includes(picture.subarray(0, 8))).toBe(false);
  const draft = await world.ask(author, 'timebook.draft', { nodeId: first(author) });
  expect(draft.pages).toEqual([{ pageId, bytes: picture.length }]);
  expect(await look(author, pageId)).toMatchObject({
    value: { kind: 'png', data: picture.toString('base64') },
  });
  expect(await look(one(1), pageId)).toMatchObject({ code: 'NOT_FOUND' });
  // Storage is closed to phones: nobody gets even the noise at an address of their own.
  const fileID = `${testEnvironment.STORAGE_ROOT}/pages/${pageId}`;
  const urls = await fetch(`${world.url}/phone/storage/urls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: one(1).openid, fileList: [fileID] }),
  });
  expect(((await urls.json()) as { fileList: { tempFileURL: string }[] }).fileList[0]?.tempFileURL).toBe('');

  const sealed = await seal(author);
  const record = (await world.documents('chapters')).find(({ bookId }) => bookId === author.id);
  expect(record?.pagesDigest).toMatch(/^[0-9a-f]{64}$/);
  expect(await look(author, pageId)).toMatchObject({ code: 'CONFLICT', reason: 'sealed' });
  expect(await world.call(author, 'timebook.removePage', { requestId: id(), pageId })).toMatchObject({
    reason: 'already-sealed',
  });
  expect(JSON.stringify(await world.ask(author, 'timebook.book', {}))).not.toContain(pageId);
  expect(await world.ask(author, 'timebook.verify', {})).toMatchObject({ ok: true });
  expect(chainProblems(await world.dump(), new Map(), new Map())).toEqual([]);

  // Whoever changes, takes away or adds a photo in the store is found, without a picture being read.
  const row = (await rowOf(pageId)) as unknown as { digest: string };
  const admin = world.admin();
  await admin.patchWhere(
    'handPages',
    { _id: pageId },
    {
      digest: row.digest.replace(/^./, (c) => (c === '0' ? '1' : '0')),
    },
  );
  expect(await world.ask(author, 'timebook.verify', {})).toMatchObject({ ok: false, firstBad: 1 });
  await admin.patchWhere('handPages', { _id: pageId }, { digest: row.digest, chapterNumber: null });
  expect(await world.ask(author, 'timebook.verify', {})).toMatchObject({ ok: false, firstBad: 1 });
  await admin.patchWhere('handPages', { _id: pageId }, { chapterNumber: 1 });
  expect(await world.ask(author, 'timebook.verify', {})).toMatchObject({ ok: true });
  expect(sealed.receipt.number).toBe(1);
});

test('what is too large, no picture, or not there is refused with its reason; a fifth page too', async () => {
  const author = one(1);
  const { pageId, path } = await begin(author);
  expect(await keep(author, pageId)).toMatchObject({ code: 'CONFLICT', reason: 'picture-missing' });
  await upload(world, author, path, Buffer.concat([photo(), Buffer.alloc(handPageLimits.bytes)]));
  expect(await keep(author, pageId)).toMatchObject({ code: 'INVALID', reason: 'picture-too-large' });
  await upload(world, author, path, Buffer.from('<svg onload="alert(1)"/>'));
  expect(await keep(author, pageId)).toMatchObject({ code: 'INVALID', reason: 'picture-unfit' });
  await upload(world, author, path, photo(2));
  expect(await keep(one(0), pageId)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await keep(author, pageId)).toMatchObject({ ok: true });
  for (let n = 1; n < handPageLimits.pages; n++) await addPhoto(world, author, first(author), photo(n));
  expect(
    await world.call(author, 'timebook.beginPage', { requestId: id(), nodeId: first(author) }),
  ).toMatchObject({ code: 'LIMIT', reason: 'pages-full' });
});

test('an interrupted upload is repeated without a second photo; what nobody took over is swept, file and row', async () => {
  const author = one(2);
  const input = { requestId: id(), nodeId: first(author) };
  const announced = await world.insist(author, 'timebook.beginPage', input);
  expect(await world.insist(author, 'timebook.beginPage', input)).toEqual(announced);
  const { pageId, path } = (announced.answer as { value: { pageId: string; path: string } }).value;
  await upload(world, author, path, photo(3));
  await upload(world, author, path, photo(3));
  const act = { requestId: id(), pageId };
  await expect(world.call(author, 'timebook.keepPage', act, { delivery: 'lose-answer' })).rejects.toThrow();
  expect((await world.insist(author, 'timebook.keepPage', act)).answer).toMatchObject({ ok: true });
  expect(await keep(author, pageId)).toMatchObject({ ok: true });
  expect((await world.ask(author, 'timebook.draft', { nodeId: first(author) })).pages).toHaveLength(1);
  // A death between the writing and the removing leaves the plain upload: here it lies again.
  await upload(world, author, path, photo(3));
  const lost = await begin(author);
  await upload(world, author, lost.path, photo(4));
  await turns();
  await turns();
  expect(await filesAt(world, path)).toEqual([]);
  expect(await filesAt(world, lost.path)).toEqual([lost.path]);
  await world.advance('P1D', false);
  expect(await keep(author, lost.pageId)).toMatchObject({ code: 'NOT_FOUND' });
  await turns();
  expect(await filesAt(world, lost.path)).toEqual([]);
  expect(await rowOf(lost.pageId)).toBeUndefined();
  expect(await look(author, pageId)).toMatchObject({ ok: true });
});

test('taken out, taken back, erased: the key is gone at once, the files within the day', async () => {
  const [author, other] = [one(3), one(4)];
  const out = await addPhoto(world, author, first(author), photo(5));
  await world.ask(author, 'timebook.removePage', { requestId: id(), pageId: out });
  expect(await rowOf(out)).toMatchObject({ state: 'going', box: null });
  const sealedIn = await addPhoto(world, author, first(author), photo(6));
  await seal(author);
  await world.ask(author, 'timebook.recall', { requestId: id(), chapterNumber: 1 });
  expect(await rowOf(sealedIn)).toMatchObject({ state: 'going', box: null });
  expect((await world.ask(author, 'timebook.draft', { nodeId: first(author) })).pages).toEqual([]);
  const again = await addPhoto(world, author, first(author), photo(7));
  await seal(author);
  expect(await world.ask(author, 'timebook.verify', {})).toMatchObject({ ok: true });
  const others = await addPhoto(world, other, first(other), photo(8));
  await world.ask(author, 'account.erase', { requestId: id(), confirm: author.name });
  expect(await rowOf(again)).toMatchObject({ state: 'going', box: null });
  await turns();
  for (const pageId of [out, sealedIn, again]) {
    expect(await filesAt(world, `pages/${pageId}`)).toEqual([]);
    expect(await rowOf(pageId)).toBeUndefined();
  }
  expect(await look(other, others)).toMatchObject({ ok: true });
  expect(chainProblems(await world.dump(), new Map(), new Map())).toEqual([]);
});

test('in a year it is read again, checked against the chain, and set into the book', async () => {
  const author = one(5);
  const pageId = await addPhoto(world, author, first(author), photo(9));
  await seal(author);
  await world.advance('P1Y', false);
  const nodeId = (await world.ask(author, 'timebook.today', {})).hero.id;
  await world.ask(author, 'timebook.open', { requestId: id(), nodeId });
  const read = await world.ask(author, 'timebook.read', { chapterNumber: 1 });
  expect(read.pages).toMatchObject([{ pageId }]);
  expect(await look(author, pageId)).toMatchObject({ value: { data: photo(9).toString('base64') } });
  const { id: documentId } = await world.ask(author, 'export.order', { requestId: id(), kind: 'book' });
  const { url } = await world.ask(author, 'export.fetch', { documentId });
  const pdf = Buffer.from(await (await fetch(url)).arrayBuffer()).toString('latin1');
  expect(pdf.match(/\/Subtype \/Image/g)?.length ?? 0).toBeGreaterThan(0);
});
