// Brings the store's collections and indexes in line with what the project declares.
import { type Catalogue, documentRange, type Index, indexPrefix, isSameIndex } from './catalogue';
import type { IndexDeclaration, OrderedIndex } from './database';
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

function build(store: OrderedStore, catalogue: Catalogue, name: string, declared: OrderedIndex): void {
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
      index.many ||= entries.many;
      index.cut ||= entries.cut;
    }
    collection.indexes = [...collection.indexes, index];
    catalogue.save(writer);
  });
}

function isOrdered(index: IndexDeclaration): index is OrderedIndex {
  return index.keys.every(([, direction]) => direction !== '2dsphere');
}

/** Makes what is declared and not there, and drops indexes that are no longer declared. Throws when a unique index cannot be made. */
export function declareIndexes(
  store: OrderedStore,
  catalogue: Catalogue,
  collections: readonly string[],
  declarations: Readonly<Record<string, readonly IndexDeclaration[]>>,
): void {
  const indexes: Record<string, OrderedIndex[]> = {};
  const places = new Map<string, string[]>();
  for (const [name, list] of Object.entries(declarations)) {
    indexes[name] = list.filter(isOrdered);
    const others = list.filter((one) => !isOrdered(one));
    places.set(
      name,
      others.flatMap(({ keys }) =>
        keys.flatMap(([field, direction]) => (direction === '2dsphere' ? [field] : [])),
      ),
    );
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
