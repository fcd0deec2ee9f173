// Brings the store's collections and indexes in line with what the project declares.
import {
  type Catalogue,
  documentRange,
  type Index,
  indexPrefix,
  isSameIndex,
  noteEntries,
} from './catalogue';
import type { IndexDeclaration } from './database';
import { fromBytes, idBytes } from './document-codec';
import { holderOf, keyValues } from './document-writer';
import { indexEntries } from './index-entries';
import type { OrderedStore } from './store';
import { successor } from './value-order';

function dropEntries(store: OrderedStore, index: Index): void {
  const start = indexPrefix(index);
  const keys = [...store.scan({ start, end: successor(start) })].map(({ key }) => Buffer.from(key));
  store.write((writer) => keys.forEach(writer.remove));
}

function build(store: OrderedStore, catalogue: Catalogue, name: string, declared: IndexDeclaration): void {
  const collection = catalogue.get(name);
  if (!collection) return;
  const index = catalogue.newIndex(declared);
  store.write((writer) => {
    for (const { value } of store.scan(documentRange(collection))) {
      const document = fromBytes(value);
      const id = idBytes(document._id);
      const entries = indexEntries(index, document);
      for (const key of entries.keys) {
        if (index.unique && holderOf(store, key, id))
          throw new Error(
            `The unique index ${name}.${index.name} cannot be made: several documents have ${JSON.stringify(keyValues(index, document))}.`,
          );
        writer.put(Buffer.concat([key, id]), id);
      }
      noteEntries(index, entries);
    }
    collection.indexes = [...collection.indexes, index];
    catalogue.save(writer);
  });
}

/** Fields of an index that hold places. */
const placeFields = (index: IndexDeclaration) =>
  index.keys.flatMap(([field, direction]) => (direction === '2dsphere' ? [field] : []));

/** What is kept for a declared index: one of places is kept by its places alone, further keys of it are left to the judge. */
function keptIndexes(declared: IndexDeclaration): IndexDeclaration[] {
  const fields = placeFields(declared);
  if (fields.length === 0) return [declared];
  return fields.map((field, n) => ({
    name: n === 0 ? declared.name : `${declared.name}.${field}`,
    keys: [[field, '2dsphere'] as const],
  }));
}

/** Makes what is declared and not there, and drops indexes that are no longer declared. Throws when a unique index cannot be made. */
export function declareIndexes(
  store: OrderedStore,
  catalogue: Catalogue,
  collections: readonly string[],
  declarations: Readonly<Record<string, readonly IndexDeclaration[]>>,
): void {
  const indexes: Record<string, IndexDeclaration[]> = {};
  const places = new Map<string, string[]>();
  for (const [name, list] of Object.entries(declarations)) {
    indexes[name] = list.flatMap(keptIndexes);
    places.set(name, list.flatMap(placeFields));
  }
  catalogue.setPlaces(places);
  for (const name of [...collections, ...Object.keys(indexes)])
    if (!catalogue.get(name)) catalogue.create(name);
  for (const collection of catalogue.all()) {
    const declared = indexes[collection.name] ?? [];
    const gone = collection.indexes.filter((index) => !declared.some((one) => isSameIndex(index, one)));
    if (gone.length > 0) {
      collection.indexes = collection.indexes.filter((index) => !gone.includes(index));
      store.write((writer) => catalogue.save(writer));
      for (const index of gone) dropEntries(store, index);
    }
    for (const one of declared)
      if (!collection.indexes.some((index) => isSameIndex(index, one)))
        build(store, catalogue, collection.name, one);
  }
}
