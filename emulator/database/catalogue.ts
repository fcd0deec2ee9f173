// Which collections and indexes exist, and where each lives in the store.
import { deserialize, serialize } from 'bson';
import type { Direction, IndexDeclaration } from './database';
import type { KeyRange, OrderedStore, Writer } from './store';
import { successor } from './value-order';

export interface IndexKey {
  readonly field: string;
  /** `2dsphere` is the only key of its index. */
  readonly direction: Direction | '2dsphere';
}

export interface Index {
  readonly id: number;
  readonly name: string;
  readonly keys: readonly IndexKey[];
  readonly unique: boolean;
  /** Entries of arrays are in it: a document may have several, and their order is not the documents' order. */
  many: boolean;
  /** Fields of it that hold arrays somewhere; a store of before this was kept does not say, and any may. */
  manyFields?: string[];
  /** Long values were cut in it: the order of its entries is not the documents' order. */
  cut: boolean;
}

export interface Collection {
  readonly id: number;
  readonly name: string;
  indexes: Index[];
}

interface Saved {
  nextId: number;
  collections: Collection[];
}

const CATALOGUE_KEY = Buffer.from([1]);
const DOCUMENTS = 2;
const INDEXES = 3;

function prefix(kind: number, id: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes[0] = kind;
  bytes.writeUInt32BE(id, 1);
  return bytes;
}

/** Where a document lives. */
export const documentKey = (collection: Collection, id: Uint8Array) =>
  Buffer.concat([prefix(DOCUMENTS, collection.id), id]);

/** Where all documents of a collection live. */
export function documentRange(collection: Collection): KeyRange {
  const start = prefix(DOCUMENTS, collection.id);
  return { start, end: successor(start) };
}

/** The bytes that all entries of an index begin with. */
export const indexPrefix = (index: Index) => prefix(INDEXES, index.id);

/** Whether an index is for places. */
export const isOfPlaces = (index: Index) => index.keys.some(({ direction }) => direction === '2dsphere');

/** Whether an index in the store is the declared one. */
export function isSameIndex(index: Index, declared: IndexDeclaration): boolean {
  return (
    index.name === declared.name &&
    index.unique === (declared.unique ?? false) &&
    JSON.stringify(index.keys.map((key) => [key.field, key.direction])) === JSON.stringify(declared.keys)
  );
}

/** Takes note of what entries brought into an index; answers whether that is new. */
export function noteEntries(index: Index, fresh: { manyFields: readonly string[]; cut: boolean }): boolean {
  const { manyFields = [] } = index;
  const more = fresh.manyFields.filter((field) => !manyFields.includes(field));
  // A store that does not say which goes on not saying it.
  const changed = (fresh.manyFields.length > 0 && !index.many) || (fresh.cut && !index.cut);
  const known = index.manyFields !== undefined && more.length > 0;
  if (known) index.manyFields = [...manyFields, ...more];
  index.many ||= fresh.manyFields.length > 0;
  index.cut ||= fresh.cut;
  return changed || known;
}

export class Catalogue {
  private nextId = 1;
  /** Fields with a 2dsphere index, by collection: they hold places or nothing. Told at each start. */
  private places: ReadonlyMap<string, readonly string[]> = new Map();
  private readonly byName = new Map<string, Collection>();

  constructor(private readonly store: OrderedStore) {
    const bytes = store.get(CATALOGUE_KEY);
    if (!bytes) return;
    const saved = deserialize(bytes) as unknown as Saved;
    this.nextId = saved.nextId;
    for (const collection of saved.collections) this.byName.set(collection.name, collection);
  }

  get(name: string): Collection | undefined {
    return this.byName.get(name);
  }

  all(): Collection[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  placesIn(collection: string): readonly string[] {
    return this.places.get(collection) ?? [];
  }

  setPlaces(places: ReadonlyMap<string, readonly string[]>): void {
    this.places = places;
  }

  /** Makes a collection that is not there yet, durably. */
  create(name: string): Collection {
    const collection: Collection = { id: this.nextId++, name, indexes: [] };
    this.byName.set(name, collection);
    this.store.write((writer) => this.save(writer));
    return collection;
  }

  newIndex(declared: IndexDeclaration): Index {
    const keys = declared.keys.map(([field, direction]) => ({ field, direction }));
    return {
      id: this.nextId++,
      name: declared.name,
      keys,
      unique: declared.unique ?? false,
      many: false,
      manyFields: [],
      cut: false,
    };
  }

  /** Writes the catalogue down with the commit that `writer` belongs to. */
  save(writer: Writer): void {
    const saved: Saved = { nextId: this.nextId, collections: [...this.byName.values()] };
    writer.put(CATALOGUE_KEY, Buffer.from(serialize(saved)));
  }

  /** Forgets everything, after the store was cleared. */
  clear(): void {
    this.byName.clear();
  }
}
