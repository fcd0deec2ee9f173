// Transactions between their start and their end: a snapshot to read from, the writes so far, and the locks on what they write.
// As in MongoDB, a write of a document that another transaction has written, or that was changed since the snapshot, fails at once.
import { randomUUID } from 'node:crypto';
import { WireError } from '../wire/error-codes';
import { type Catalogue, type Collection, documentKey } from './catalogue';
import type { StoredDocument } from './database';
import { fromBytes } from './document-codec';
import { duplicateKey, holderOf, keyValues, writeChanges } from './document-writer';
import { indexEntries } from './index-entries';
import type { OrderedStore, Snapshot } from './store';

interface PendingWrite {
  readonly collection: Collection;
  readonly id: Buffer;
  readonly before: StoredDocument | null;
  after: StoredDocument | null;
}

export interface Transaction {
  readonly id: string;
  readonly snapshot: Snapshot;
  readonly writes: Map<string, PendingWrite>;
  /** Unique index entries that its writes will have, each with the document's place in the store. */
  readonly claims: Map<string, string>;
  readonly ended: Promise<void>;
  readonly end: () => void;
  idle: NodeJS.Timeout;
}

const text = (bytes: Buffer) => bytes.toString('latin1');

const conflict = () =>
  new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    'DATABASE_TRANSACTION_CONFLICT: database transaction conflict',
  );

export class OpenTransactions {
  private readonly open = new Map<string, Transaction>();
  /** Which transaction has written a document, by the document's key. */
  private readonly locks = new Map<string, Transaction>();

  constructor(
    private readonly store: OrderedStore,
    private readonly catalogue: Catalogue,
    private readonly idleMs: number,
  ) {}

  start(): string {
    const id = randomUUID();
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const idle = setTimeout(() => this.finish(id), this.idleMs).unref();
    this.open.set(id, {
      id,
      snapshot: this.store.snapshot(),
      writes: new Map(),
      claims: new Map(),
      ended,
      end,
      idle,
    });
    return id;
  }

  /** Throws DATABASE_TRANSACTION_NOT_EXIST when it was committed, aborted or left idle too long. */
  get(id: unknown): Transaction {
    const transaction = typeof id === 'string' ? this.open.get(id) : undefined;
    if (!transaction)
      throw new WireError(
        'DATABASE_TRANSACTION_NOT_EXIST',
        'the transaction has ended or was left idle for too long',
      );
    transaction.idle.refresh();
    return transaction;
  }

  /** The transaction that has written this document and is not ended yet. */
  holder(collection: Collection, id: Buffer): Transaction | undefined {
    return this.locks.size === 0 ? undefined : this.locks.get(text(documentKey(collection, id)));
  }

  read(transaction: Transaction, collection: Collection, id: Buffer): StoredDocument | null {
    const key = documentKey(collection, id);
    const own = transaction.writes.get(text(key));
    if (own) return own.after;
    const stored = this.store.get(key, transaction.snapshot);
    return stored ? fromBytes(stored) : null;
  }

  /** Writes a document within the transaction; null removes it. A conflict or a duplicate key ends the transaction, as in MongoDB. */
  write(transaction: Transaction, collection: Collection, id: Buffer, after: StoredDocument | null): void {
    try {
      const key = documentKey(collection, id);
      const place = text(key);
      let own = transaction.writes.get(place);
      if (!own) {
        own = { collection, id, before: this.lock(transaction, key), after: null };
        transaction.writes.set(place, own);
      }
      own.after = after;
      this.claimUniqueValues(transaction, own, place);
    } catch (error) {
      this.finish(transaction.id);
      throw error;
    }
  }

  private lock(transaction: Transaction, key: Buffer): StoredDocument | null {
    const place = text(key);
    if (this.locks.has(place)) throw conflict();
    const seen = this.store.get(key, transaction.snapshot);
    const current = this.store.get(key);
    if (seen ? !current?.equals(seen) : current !== undefined) throw conflict();
    this.locks.set(place, transaction);
    return current ? fromBytes(current) : null;
  }

  private claimUniqueValues(transaction: Transaction, write: PendingWrite, place: string): void {
    for (const [entry, owner] of transaction.claims) if (owner === place) transaction.claims.delete(entry);
    const { after, collection, id } = write;
    if (!after) return;
    for (const index of collection.indexes.filter(({ unique }) => unique)) {
      for (const key of indexEntries(index, after).keys) {
        const entry = text(key);
        for (const other of this.open.values())
          if (other !== transaction && other.claims.has(entry)) throw conflict();
        const taken = duplicateKey(collection, index.name, keyValues(index, after));
        const claimant = transaction.claims.get(entry);
        if (claimant !== undefined && claimant !== place) throw taken;
        const holder = holderOf(this.store, key, id);
        if (holder && !transaction.writes.has(text(documentKey(collection, holder)))) {
          // Somebody committed it since: run again, the callback may want to see that document first.
          throw holderOf(this.store, key, id, transaction.snapshot) ? taken : conflict();
        }
        transaction.claims.set(entry, place);
      }
    }
  }

  /** All writes in one durable commit. */
  commit(transaction: Transaction): void {
    const changes = [...transaction.writes.values()].filter(
      ({ before, after }) => before !== null || after !== null,
    );
    try {
      if (changes.length > 0)
        this.store.write((writer) => writeChanges(this.store, this.catalogue, writer, changes));
    } catch (error) {
      // A plain write took a unique value meanwhile: for this transaction that is a conflict.
      if (error instanceof WireError && error.message.includes('E11000')) throw conflict();
      throw error;
    } finally {
      this.finish(transaction.id);
    }
  }

  /** Forgets a transaction and lets its locks go; who waits for them goes on. */
  finish(id: string): void {
    const transaction = this.open.get(id);
    if (!transaction) return;
    this.open.delete(id);
    clearTimeout(transaction.idle);
    for (const [place, owner] of this.locks) if (owner === transaction) this.locks.delete(place);
    transaction.snapshot.release();
    transaction.end();
  }

  finishAll(): void {
    for (const id of [...this.open.keys()]) this.finish(id);
  }
}
