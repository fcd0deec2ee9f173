import type { Person } from '../support/people';
import { signature } from '../support/samples';
import type { Document } from '../support/wire';
import type { World } from '../support/world';

/** A book with everything that a chain can hold, and what somebody with access to the store copied on the way. */
export type RichBook = {
  person: Person;
  /** Records in order. */
  chain: Document[];
  book: Document;
  anchors: Document[];
  /** The book's row as it stood when the chain had so many records: a genuine old head for a rollback. */
  heads: Map<number, Document>;
};

const cycles = 6;
const years = 9;

/**
 * Seals and takes back six times on six days, seals, and goes on for nine anniversaries: 22 records, sealed, recalled, opened and
 * not yet opened, every night anchored.
 */
export async function writeRichBook(world: World): Promise<RichBook> {
  const person = await world.people.one();
  const heads = new Map<number, Document>();
  const look = async () => {
    const [head] = await world.documents('books', { _id: person.id });
    heads.set(Number(head?.recordCount), head as Document);
  };
  const seal = (nodeId: string, n: number) =>
    world.ask(person, 'timebook.seal', {
      requestId: world.requestId('seal'),
      nodeId,
      text: `第 ${n} 次写给以后的自己`,
      promises: [`承诺 ${n}`],
      signature,
    });
  const night = async () => {
    await look();
    await world.advance('P1D', false);
    await world.tick();
  };
  for (let n = 1; n <= cycles; n++) {
    await seal(`${person.id}:onboarding`, n);
    await look();
    await world.ask(person, 'timebook.recall', { requestId: world.requestId('recall'), chapterNumber: n });
    await night();
  }
  await seal(`${person.id}:onboarding`, cycles + 1);
  await night();
  for (let year = 1; year <= years; year++) {
    const nodeId = `${person.id}:anniversary:${2026 + year}`;
    await world.moveTo(`${2026 + year}-07-01T09:30:00+08:00`, false);
    await world.ask(person, 'timebook.open', { requestId: world.requestId('open'), nodeId });
    await world.ask(person, 'timebook.review', {
      requestId: world.requestId('review'),
      nodeId,
      marks: ['kept'],
    });
    await seal(nodeId, cycles + 1 + year);
    await night();
  }
  const chain = await world.documents('chapters', { bookId: person.id });
  chain.sort((a, b) => Number(a.index) - Number(b.index));
  const anchors = await world.documents('anchors', { bookId: person.id });
  const [book] = await world.documents('books', { _id: person.id });
  return { person, chain, book: book as Document, anchors, heads };
}
