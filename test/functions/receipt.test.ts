import type { Receipt } from '../../core/contract/timebook';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let author: Person;
let reader: Person;
let first: Receipt;
let second: Receipt;

beforeAll(async () => {
  world = await startWorld();
  [author, reader] = (await world.people.bound(2)) as [Person, Person];
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const seal = async () =>
  (
    await world.ask(author, 'timebook.seal', {
      requestId: world.requestId('seal'),
      nodeId: `${author.id}:onboarding`,
      text: '写给以后的自己。',
      promises: [],
      signature,
    })
  ).receipt;
const check = (who: Person, { fingerprint, number }: { fingerprint: string; number?: number }) =>
  world.ask(who, 'timebook.checkReceipt', {
    fingerprint,
    ...(number !== undefined && { chapterNumber: number }),
  });

/** Changes a record of the author's chain as somebody with access to the store, and puts it back. */
async function tampering(index: number, fields: object, look: () => Promise<void>): Promise<void> {
  const [row] = await world.documents('chapters', { _id: `${author.id}:${index}` });
  await world.admin().patchWhere('chapters', { _id: `${author.id}:${index}` }, fields);
  await look();
  await world.admin().set('chapters', row as never);
}

test('a receipt that was taken back says so; the one after it holds, for its owner and for whoever it was shown to', async () => {
  first = await seal();
  expect(await check(author, first)).toMatchObject({ verdict: 'holds', record: { number: 1, own: true } });
  const requestId = world.requestId('recall');
  await world.ask(author, 'timebook.recall', { requestId, chapterNumber: 1 });
  second = await seal();
  expect(await check(author, first)).toMatchObject({ verdict: 'recalled' });
  const seen = await check(reader, second);
  expect(seen).toEqual({
    verdict: 'holds',
    checkedAt: await world.now(),
    record: { number: 2, sealedAt: second.sealedAt, own: false },
  });
  expect(await check(reader, { fingerprint: second.fingerprint })).toEqual(seen);
  expect(JSON.stringify(await world.call(reader, 'timebook.checkReceipt', second as never))).toContain(
    'INVALID',
  );
});

test('a fingerprint of nothing, and one under another number, are unknown', async () => {
  const unknown = { verdict: 'unknown', checkedAt: await world.now() };
  expect(await check(reader, { fingerprint: '0123456789ABCDEF' })).toEqual(unknown);
  expect(await check(reader, { ...second, number: 1 })).toEqual(unknown);
  expect(await check(author, { ...second, number: 9 })).toEqual(unknown);
});

test('a chain that was touched vouches for what stands before the place, not for what stands behind it', async () => {
  // Records: chapter 1, its recall, chapter 2.
  await tampering(2, { sealedAt: second.sealedAt + 1 }, async () => {
    expect(await check(reader, second)).toMatchObject({ verdict: 'broken' });
    expect(await check(author, first)).toMatchObject({ verdict: 'recalled' });
  });
  await tampering(0, { saltedDigest: '0'.repeat(64) }, async () => {
    expect(await check(reader, second)).toMatchObject({ verdict: 'broken' });
  });
  // The hash itself changed: nothing is found under the fingerprint, and the owner still hears that it is the book.
  await tampering(2, { hash: 'f'.repeat(64) }, async () => {
    expect(await check(author, second)).toMatchObject({ verdict: 'broken' });
    expect(await check(reader, second)).toMatchObject({ verdict: 'unknown' });
  });
  const [copy] = await world.documents('chapters', { _id: `${author.id}:2` });
  const forged = { ...copy, _id: `${reader.id}:0`, bookId: reader.id };
  await world.admin().set('chapters', forged);
  expect(await check(reader, second)).toMatchObject({ verdict: 'broken' });
  await world.admin().remove('chapters', `${reader.id}:0`);
  expect(await check(reader, second)).toMatchObject({ verdict: 'holds' });
});

test('what was erased for its owner is said to be erased, and its link still holds', async () => {
  const requestId = world.requestId('erase');
  await world.call(author, 'account.erase', { requestId, confirm: author.name });
  expect(await check(reader, second)).toMatchObject({ verdict: 'erased' });
  await world.advance('P1D', false);
  await world.tick();
  await world.tick();
  expect(await check(reader, second)).toMatchObject({ verdict: 'erased', record: { own: false } });
});
