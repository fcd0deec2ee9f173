import type { Document } from '../support/wire';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';
import { Attacker, edited, otherValue, pathsOf, rechained, valueAt } from './attacker';
import { type RichBook, writeRichBook } from './rich-book';

const positions = 20;
let world: World;
let target: RichBook;
let attacker: Attacker;
let attacks = 0;

beforeAll(async () => {
  // Who may write anything may drop an index, too: nothing here is found by the store.
  world = await startWorld({ uniqueIndexes: false });
  target = await writeRichBook(world);
  attacker = new Attacker(world, target);
});

afterAll(async () => {
  await world.close();
  hangUp();
});

const numberOf = (record: Document | undefined) => Number(record?.number);

/** Attacks once; answers what is wrong with the report, if anything. `names` are the chapters that may be named. */
async function find(
  what: string,
  forgery: Parameters<Attacker['attack']>[0],
  names?: number[],
): Promise<string[]> {
  attacks += 1;
  const report = await attacker.attack(forgery);
  if (report.ok) return [`${what}: not found`];
  if (names && !names.includes(Number(report.firstBad))) {
    return [`${what}: named chapter ${report.firstBad}, not ${names.join(' or ')}`];
  }
  return [];
}

/** The chain without one record leaves open whether a chapter or its recall is gone: the next number may be named. */
function namesWithout(record: Document | undefined): number[] {
  const number = numberOf(record);
  return record?.kind === 'recalled' ? [number, number + 1] : [number];
}

test('the untouched book verifies, and holds every kind of record', async () => {
  expect(await attacker.attack({})).toEqual({ ok: true, firstBad: undefined });
  expect(target.chain.length).toBeGreaterThanOrEqual(positions + 1);
  const states = new Set(
    target.chain.map(({ kind, openedAt }) => `${kind} ${openedAt === null ? 'closed' : 'open'}`),
  );
  expect([...states].sort()).toEqual(['recalled closed', 'sealed closed', 'sealed open']);
  expect(target.anchors.length).toBeGreaterThanOrEqual(10);
});

test('an edit of any field of a record is found at each of 20 positions, and its chapter named', async () => {
  const { chain } = target;
  const fields = [...new Set(chain.flatMap((record) => pathsOf(record)))].filter((path) => path !== '_id');
  expect(fields).toEqual(
    expect.arrayContaining(['box.ciphertext', 'box.wrappedKey', 'openedSeal', 'saltedDigest']),
  );
  const wrong: string[] = [];
  for (const path of fields) {
    const having = chain.filter((record) => valueAt(record, path) !== undefined);
    for (let position = 0; position < positions; position++) {
      const record = having[position % having.length] as Document;
      const forged = edited(record, path, otherValue(valueAt(record, path), position, positions));
      const names = path === 'bookId' ? namesWithout(record) : [numberOf(record)];
      const forgery = { chain: chain.map((one) => (one === record ? forged : one)) };
      wrong.push(...(await find(`${path} of record ${record.index} (${record.kind})`, forgery, names)));
    }
  }
  expect(attacks).toBeGreaterThanOrEqual(fields.length * positions);
  expect(wrong).toEqual([]);
});

test('a field that is missing, null or of another type is found and does not make verifying fail', async () => {
  const { chain } = target;
  const record = chain[14] as Document;
  const wrong: string[] = [];
  for (const path of pathsOf(record).filter((one) => one !== '_id')) {
    for (const value of [undefined, null, {}, [], 'x', 7, Number.NaN, true]) {
      if (JSON.stringify(value) === JSON.stringify(valueAt(record, path))) continue;
      const forged = edited(record, path, value);
      const names = path === 'bookId' ? namesWithout(record) : [numberOf(record)];
      const forgery = { chain: chain.map((one) => (one === record ? forged : one)) };
      const found = await find(`${path} as ${String(value)}`, forgery, names).catch((error) => [
        `${path} as ${String(value)}: ${error.message}`,
      ]);
      wrong.push(...found);
    }
  }
  expect(wrong).toEqual([]);
});

test('a record that is deleted, doubled, swapped or slipped in is found at each of 20 positions', async () => {
  const { chain, book } = target;
  const wrong: string[] = [];
  for (let at = 0; at < positions; at++) {
    const record = chain[at] as Document;
    const next = chain[at + 1] as Document;
    const number = numberOf(record);
    const id = (index: number) => `${book._id}:${index}`;
    const gone = chain.filter((one) => one !== record);
    wrong.push(...(await find(`record ${at} deleted`, { chain: gone }, namesWithout(record))));
    const closedUp = gone.map((one, index) =>
      one.index === index ? one : { ...one, index, _id: id(index) },
    );
    wrong.push(
      ...(await find(`record ${at} deleted, the others moved up`, { chain: closedUp }, namesWithout(record))),
    );
    const doubled = [...chain, { ...record, _id: `${book._id}:${at}x` }];
    wrong.push(...(await find(`record ${at} doubled at its place`, { chain: doubled })));
    const again = [...chain, { ...record, index: chain.length, _id: id(chain.length) }];
    wrong.push(...(await find(`record ${at} doubled at the end`, { chain: again })));
    const swapped = chain.map((one) =>
      one === record
        ? { ...next, index: at, _id: id(at) }
        : one === next
          ? { ...record, index: at + 1, _id: id(at + 1) }
          : one,
    );
    const either = [...new Set([number, numberOf(next)])];
    wrong.push(...(await find(`records ${at} and ${at + 1} swapped`, { chain: swapped }, either)));
    const slipped = [...chain.slice(0, at), { ...record }, ...chain.slice(at)].map((one, index) => ({
      ...one,
      index,
      _id: id(index),
    }));
    wrong.push(...(await find(`a record slipped in at ${at}`, { chain: slipped })));
    const bare = (one: Document, box: unknown) =>
      chain.map((other) => (other === one ? { ...one, box } : other));
    const others = chain.filter(({ kind, box }) => kind === 'sealed' && box !== record.box);
    wrong.push(
      ...(await find(`another letter in record ${at}`, { chain: bare(record, others[0]?.box) }, [number])),
    );
  }
  expect(wrong).toEqual([]);
});

test('a tail that was cut is found, also when the old head with its genuine seal is put back', async () => {
  const { chain, book, heads } = target;
  const wrong: string[] = [];
  for (let keep = 1; keep <= positions; keep++) {
    const rest = chain.slice(0, keep);
    const first = numberOf(chain[keep]);
    wrong.push(...(await find(`cut after ${keep}`, { chain: rest }, [first, first + 1])));
    wrong.push(...(await find(`cut after ${keep}, head fitted`, rechained(rest, book))));
    const old = heads.get(keep);
    expect(old).toBeDefined();
    // Everything that the store holds is genuine here; the anchors of later nights alone know that there was more.
    const rollback = { ...(old as Document), version: book.version };
    wrong.push(
      ...(await find(`rolled back to ${keep}`, { chain: rest, book: rollback }, [first, first + 1])),
    );
  }
  expect(wrong).toEqual([]);
});

test('a genuine old head is found, too, when every later anchor and every row about the nights is removed', async () => {
  const { chain, book, heads, anchors } = target;
  const nights = await world.documents('nightFiles');
  expect(nights.length).toBeGreaterThan(10);
  const admin = world.admin();
  for (const { _id } of nights) await admin.remove('nightFiles', _id);
  const wrong: string[] = [];
  for (let keep = 1; keep <= positions; keep++) {
    const first = numberOf(chain[keep]);
    const forgery = {
      chain: chain.slice(0, keep),
      book: { ...(heads.get(keep) as Document), version: book.version },
      anchors: anchors.filter(({ recordCount }) => Number(recordCount) <= keep),
    };
    wrong.push(...(await find(`rolled back to ${keep} with its anchors`, forgery, [first, first + 1])));
  }
  for (const night of nights) await admin.set('nightFiles', night);
  expect(wrong).toEqual([]);
});

test('a chain whose every hash was computed again is found, with or without its anchors', async () => {
  const { chain, book } = target;
  const wrong: string[] = [];
  for (let at = 0; at < positions; at++) {
    const record = chain[at] as Document;
    const changed = chain.map((one) =>
      one === record ? { ...one, sealedAt: Number(one.sealedAt) + 1 } : one,
    );
    const forged = rechained(changed, book);
    const named = chain.map(numberOf).filter((number) => number <= numberOf(record));
    wrong.push(...(await find(`re-chained from ${at}`, forged, [...named, numberOf(record)])));
    // An anchor fitted to the forgery lacks its seal.
    const anchors = target.anchors.map((anchor) => ({
      ...anchor,
      headHash: forged.chain[Number(anchor.recordCount) - 1]?.hash ?? anchor.headHash,
    }));
    wrong.push(...(await find(`re-chained from ${at}, anchors fitted`, { ...forged, anchors })));
    wrong.push(...(await find(`re-chained from ${at}, anchors removed`, { ...forged, anchors: [] })));
  }
  expect(wrong).toEqual([]);
});

test('an edit of the book’s head or of an anchor alone is found', async () => {
  const { book, anchors } = target;
  const wrong: string[] = [];
  for (const path of ['recordCount', 'lastNumber', 'headHash', 'headSeal']) {
    for (let position = 0; position < positions; position++) {
      const value = otherValue(book[path], position, positions);
      wrong.push(...(await find(`head ${path}`, { book: edited(book, path, value) })));
    }
  }
  for (const path of ['recordCount', 'headHash', 'at', 'mac']) {
    for (let position = 0; position < positions; position++) {
      const anchor = anchors[position % anchors.length] as Document;
      const forged = edited(anchor, path, otherValue(anchor[path], position, positions));
      wrong.push(
        ...(await find(`anchor ${path} of ${anchor._id}`, {
          anchors: anchors.map((one) => (one === anchor ? forged : one)),
        })),
      );
    }
  }
  expect(wrong).toEqual([]);
});

test('a chapter cannot be declared open in the store, nor its day be moved', async () => {
  const { person, chain } = target;
  const sealed = chain.at(-1) as Document;
  const opened = chain.find(({ openedSeal }) => typeof openedSeal === 'string') as Document;
  const admin = world.admin();
  const read = () => world.call(person, 'timebook.read', { chapterNumber: numberOf(sealed) });
  for (const openedSeal of [null, 'f'.repeat(64), opened.openedSeal]) {
    await admin.set(
      'chapters',
      edited(edited(sealed, 'openedAt', opened.openedAt), 'openedSeal', openedSeal),
    );
    expect(await read()).toMatchObject({ ok: false });
  }
  await admin.set('chapters', sealed);
  // The node that opens it is declared to have come: its letters stay closed, because their day is in the chain.
  const nodeId = String(sealed.opensNodeId);
  const [node] = await world.documents('nodes', { _id: nodeId });
  await admin.set('nodes', edited(edited(node as Document, 'dueAt', 0), 'day', '2026-07-01'));
  await world.call(person, 'timebook.open', { requestId: world.requestId('early'), nodeId });
  expect(await read()).toMatchObject({ ok: false });
});

test('every attack was counted', () => {
  expect(attacks).toBeGreaterThanOrEqual(970);
});
