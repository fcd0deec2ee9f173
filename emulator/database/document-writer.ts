// Changes of documents within one commit, with their index entries; unique indexes are kept here.
import { WireError } from '../wire/error-codes';
import { type Catalogue, type Collection, documentKey, type Index, noteEntries } from './catalogue';
import type { StoredDocument } from './database';
import { toBytes, toWireText } from './document-codec';
import { valueAt } from './field-path';
import { shapeOf } from './geo/shapes';
import { type IndexEntries, indexEntries } from './index-entries';
import type { OrderedStore, Snapshot, Writer } from './store';
import { successor } from './value-order';

/** One document's change: `before` is what is stored now, `after` what will be; null means absent. */
export interface DocumentChange {
  readonly collection: Collection;
  readonly id: Buffer;
  readonly before: StoredDocument | null;
  readonly after: StoredDocument | null;
}

/** MongoDB's words for a broken unique index, as CloudBase hands them on. Products look for E11000 in them. */
export function duplicateKey(collection: Collection, index: string, values: unknown): WireError {
  return new WireError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.Insert] E11000 duplicate key error collection: ${collection.name} index: ${index} dup key: ${toWireText(values)}`,
  );
}

/** The document other than `self` that has this entry, by its id bytes. */
export function holderOf(
  store: OrderedStore,
  key: Buffer,
  self: Buffer,
  snapshot?: Snapshot,
): Buffer | undefined {
  for (const entry of store.scan({ start: key, end: successor(key) }, snapshot))
    if (!entry.value.equals(self)) return entry.value;
  return undefined;
}

/** The values of an index's keys, for a message. */
export function keyValues(index: Index, document: StoredDocument): Record<string, unknown> {
  return Object.fromEntries(
    index.keys.map(({ field }) => [
      field,
      field
        .split('.')
        .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], document) ??
        null,
    ]),
  );
}

const NOTHING: IndexEntries = { keys: [], manyFields: [], cut: false };

/** Whether what an index reads of a field is surely the same in both: a plain value, or the very same object. */
function isSame(before: StoredDocument, after: StoredDocument, field: string): boolean {
  const root = field.split('.', 1)[0] as string;
  return before[root] === after[root];
}

function writeIndexEntries(
  store: OrderedStore,
  writer: Writer,
  index: Index,
  change: DocumentChange,
): boolean {
  const { collection, id, before, after } = change;
  if (before && after && index.keys.every(({ field }) => isSame(before, after, field))) return false;
  const old = before ? indexEntries(index, before) : NOTHING;
  const fresh = after ? indexEntries(index, after) : NOTHING;
  const kept = new Set(fresh.keys.map((key) => key.toString('latin1')));
  const had = new Set(old.keys.map((key) => key.toString('latin1')));
  for (const key of old.keys) if (!kept.has(key.toString('latin1'))) writer.remove(Buffer.concat([key, id]));
  for (const key of fresh.keys) {
    if (had.has(key.toString('latin1'))) continue;
    if (index.unique && after && holderOf(store, key, id))
      throw duplicateKey(collection, index.name, keyValues(index, after));
    const full = Buffer.concat([key, id]);
    if (full.length > 1900)
      throw new WireError('DATABASE_REQUEST_FAILED', `the key of index ${index.name} is too long`);
    writer.put(full, id);
  }
  return noteEntries(index, fresh);
}

/** A field with a 2dsphere index holds a place or nothing. */
function checkPlaces(fields: readonly string[], document: StoredDocument): void {
  for (const field of fields) {
    const value = valueAt(document, field);
    if (value !== undefined && value !== null && !shapeOf(value))
      throw new WireError(
        'DATABASE_REQUEST_FAILED',
        `Can't extract geo keys: ${field} is not a GeoJSON geometry: ${JSON.stringify(value)}`,
      );
  }
}

/** Writes changes within a commit. Throws (and so undoes the commit) when a unique index would be broken. */
export function writeChanges(
  store: OrderedStore,
  catalogue: Catalogue,
  writer: Writer,
  changes: readonly DocumentChange[],
): void {
  let saveCatalogue = false;
  // What is going away frees its unique values first: the order of changes within one commit does not matter.
  for (const change of [...changes].sort((a, b) => Number(a.after !== null) - Number(b.after !== null))) {
    if (change.after) checkPlaces(catalogue.placesIn(change.collection.name), change.after);
    const key = documentKey(change.collection, change.id);
    for (const index of change.collection.indexes)
      if (writeIndexEntries(store, writer, index, change)) saveCatalogue = true;
    if (change.after) writer.put(key, toBytes(change.after));
    else writer.remove(key);
  }
  if (saveCatalogue) catalogue.save(writer);
}
