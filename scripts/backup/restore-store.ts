import type { Store } from './open-store';
import { type Contents, collectionDigest, lineOf, type StoredDocument } from './store-file';

export type Restored = { documents: number; written: number; maybeSent: number };

/**
 * Writes a backup, already read and checked, into a store that is empty, or that an earlier try of the same backup began to fill.
 * What a living system may have sent after the backup was made is marked `unknown`: seen in the program, never sent again.
 * @throws Error with a sentence, before anything is written, when the store holds something else; or when it differs afterwards
 */
export async function restoreStore(store: Store, contents: Contents, now: number): Promise<Restored> {
  const missing = new Map<string, StoredDocument[]>();
  for (const [collection, documents] of contents)
    missing.set(collection, await missingOf(store, collection, documents));
  let written = 0;
  let total = 0;
  for (const [collection, documents] of missing) {
    await store.addAll(collection, documents);
    written += documents.length;
  }
  for (const [collection, documents] of contents) {
    total += documents.length;
    const there = await store.readAll(collection);
    if (collectionDigest(there) !== collectionDigest(documents))
      throw new Error(`${collection} is not what the backup holds: do not go on with this store.`);
  }
  const waiting = {
    status: store.command.in(['pending', 'claimed', 'attempting']),
    sendAt: store.command.lte(now),
  };
  const unknown = { status: 'unknown', note: 'restored', settledAt: now, leaseUntil: 0, leaseBy: '' };
  return { documents: total, written, maybeSent: await store.change('reminders', waiting, unknown) };
}

async function missingOf(
  store: Store,
  collection: string,
  wanted: readonly StoredDocument[],
): Promise<StoredDocument[]> {
  const lines = new Map(wanted.map((document) => [document._id, lineOf(document)]));
  const there = await store.readAll(collection);
  const foreign = there.find((document) => lines.get(document._id) !== lineOf(document));
  if (foreign)
    throw new Error(
      `The store is not empty: ${collection} holds ${there.length} documents that the backup does not. Nothing was written.`,
    );
  const held = new Set(there.map((document) => document._id));
  return wanted.filter((document) => !held.has(document._id));
}
