import type { AdminDatabase } from '../support/admin';
import { chapterHash, zeros } from '../support/independent-chain';
import type { Document } from '../support/wire';
import type { World } from '../support/world';
import type { RichBook } from './rich-book';

/** What a chain, its head and its anchors are replaced by; what is left out stays. */
export type Forgery = { chain?: Document[]; book?: Document; anchors?: Document[] };
export type Report = { ok: boolean; firstBad?: number | undefined };

/** Somebody who may write anything into the store and has none of the keys. */
export class Attacker {
  private readonly admin: AdminDatabase;

  constructor(
    private readonly world: World,
    private readonly target: RichBook,
  ) {
    this.admin = world.admin();
  }

  /** Puts a forgery into the store, asks the product to verify as the owner, and puts everything back. */
  async attack(forgery: Forgery): Promise<Report> {
    const { chain, book, anchors, person } = this.target;
    await this.replace('chapters', chain, forgery.chain ?? chain);
    await this.replace('anchors', anchors, forgery.anchors ?? anchors);
    if (forgery.book) await this.admin.set('books', forgery.book);
    try {
      const answer = await this.world.call(person, 'timebook.verify', {});
      if (!answer.ok) throw new Error(`verify failed instead of reporting: ${JSON.stringify(answer)}`);
      return { ok: answer.value.ok, firstBad: answer.value.firstBad };
    } finally {
      if (forgery.book) await this.admin.set('books', book);
      await this.replace('anchors', forgery.anchors ?? anchors, anchors);
      await this.replace('chapters', forgery.chain ?? chain, chain);
    }
  }

  /** Writes what differs between two states of a collection. */
  private async replace(collection: string, from: Document[], to: Document[]): Promise<void> {
    const before = new Map(from.map((document) => [document._id, document]));
    const after = new Map(to.map((document) => [document._id, document]));
    for (const id of before.keys()) if (!after.has(id)) await this.admin.remove(collection, id);
    for (const [id, document] of after)
      if (before.get(id) !== document) await this.admin.set(collection, document);
  }
}

/** Every hash computed again from the first record on, and the head fitted to the last: all that can be done without keys. */
export function rechained(chain: readonly Document[], book: Document): { chain: Document[]; book: Document } {
  let prevHash = zeros;
  let lastNumber = 0;
  const forged = chain.map((record, index) => {
    const copy: Document = { ...record, index, _id: `${book._id}:${index}`, prevHash };
    copy.hash = chapterHash(copy);
    prevHash = String(copy.hash);
    if (copy.kind === 'sealed') lastNumber = Number(copy.number);
    return copy;
  });
  return { chain: forged, book: { ...book, recordCount: forged.length, lastNumber, headHash: prevHash } };
}

/** The document with another value at a dotted path. */
export function edited(document: Document, path: string, value: unknown): Document {
  const [first, ...rest] = path.split('.') as [string, ...string[]];
  const inner = rest.length ? edited(document[first] as Document, rest.join('.'), value) : value;
  return { ...document, [first]: inner } as Document;
}

/** Paths of everything in a document, nested parts included. */
export function pathsOf(document: Record<string, unknown>, prefix = ''): string[] {
  return Object.entries(document).flatMap(([key, value]) => {
    const path = prefix + key;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? [path, ...pathsOf(value as Record<string, unknown>, `${path}.`)] : [path];
  });
}

/** The value at a dotted path. */
export function valueAt(document: Document, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], document);
}

/** Another value of the same kind: one letter at a position changed, one more, something for nothing. */
export function otherValue(value: unknown, position: number, positions: number): unknown {
  if (typeof value === 'number') return position % 2 ? value + 1 : value - 1;
  if (value === null) return 1;
  if (typeof value === 'object') return null;
  const text = String(value);
  if (text === '') return 'x';
  const at = Math.min(text.length - 1, Math.floor((position * text.length) / positions));
  const letter = text[at] === 'a' ? 'b' : 'a';
  return text.slice(0, at) + letter + text.slice(at + 1);
}
