// Loads JSON lines without the SDK: `{ "collection": "…", "document": {…} }`, Extended JSON.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { EJSON } from 'bson';
import { checkStorable, idBytes } from './document-codec';
import { type DocumentChange, writeChanges } from './document-writer';
import type { Engine } from './engine';
import { readDocument } from './engine';
import { isPlainObject } from './field-path';

const BATCH = 5000;

/** Reads the file in commits of 5,000 documents. A document that is there already is replaced. Throws with the line's number. */
export async function importFile(
  engine: Engine,
  source: string | Readable,
  other?: (line: Readonly<Record<string, unknown>>) => Promise<void>,
): Promise<{ documents: number }> {
  const path = typeof source === 'string' ? source : 'what was sent';
  const { store, catalogue } = engine;
  let batch = new Map<string, DocumentChange>();
  let documents = 0;
  const flush = () => {
    if (batch.size > 0) store.write((writer) => writeChanges(store, catalogue, writer, [...batch.values()]));
    batch = new Map();
  };
  let number = 0;
  for await (const line of createInterface({
    input: typeof source === 'string' ? createReadStream(source) : source,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    if (line.trim() === '') continue;
    try {
      const parsed = EJSON.parse(line) as Record<string, unknown>;
      if (other && isPlainObject(parsed) && !('collection' in parsed)) {
        await other(parsed);
        continue;
      }
      const { collection: name, document } = parsed;
      if (typeof name !== 'string' || !isPlainObject(document) || document._id === undefined)
        throw new Error('a line needs "collection" and "document" with an "_id"');
      checkStorable(document);
      const collection = catalogue.get(name) ?? catalogue.create(name);
      const id = idBytes(document._id);
      const after = document as DocumentChange['after'];
      batch.set(`${collection.id}:${id.toString('latin1')}`, {
        collection,
        id,
        before: readDocument(engine, collection, id),
        after,
      });
    } catch (error) {
      throw new Error(`${path}, line ${number}: ${(error as Error).message}`);
    }
    documents++;
    if (batch.size >= BATCH) flush();
  }
  flush();
  return { documents };
}
