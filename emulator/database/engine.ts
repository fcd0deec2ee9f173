// What the handlers of wire requests work with.
import { WireError } from '../wire/error-codes';
import { type Catalogue, type Collection, documentKey } from './catalogue';
import type { StoredDocument, WireRequest } from './database';
import { fromBytes } from './document-codec';
import { type DocumentChange, writeChanges } from './document-writer';
import type { GroupCommit } from './group-commit';
import type { OpenTransactions, Transaction } from './open-transactions';
import type { OrderedStore } from './store';

export interface Engine {
  readonly store: OrderedStore;
  readonly catalogue: Catalogue;
  readonly transactions: OpenTransactions;
  readonly commits: GroupCommit;
  readonly now: () => number;
}

/** What a handler gives back: fields of the answer's body, and the documents that it looked at. */
export interface Outcome {
  readonly body: Readonly<Record<string, unknown>>;
  readonly examined: number;
}

export type Handler = (engine: Engine, request: WireRequest) => Outcome;

/** A plain write met a document that an open transaction has written: it is done again when that one has ended. */
export class LockedByTransaction extends Error {
  constructor(readonly holder: Transaction) {
    super('locked by a transaction');
  }
}

/** Throws DATABASE_COLLECTION_NOT_EXIST, or INVALID_PARAM when there is no name. */
export function collectionOf({ catalogue }: Engine, request: WireRequest): Collection {
  const name = request.collectionName;
  if (typeof name !== 'string' || name === '')
    throw new WireError('INVALID_PARAM', 'collectionName is missing');
  const collection = catalogue.get(name);
  if (!collection)
    throw new WireError(
      'DATABASE_COLLECTION_NOT_EXIST',
      `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
    );
  return collection;
}

/** A transaction knows single documents only: production refuses conditions in it, although the SDK offers them. */
export function transactionOf({ transactions }: Engine, request: WireRequest): Transaction | undefined {
  if (request.transactionId === undefined || request.transactionId === '') return undefined;
  const transaction = transactions.get(request.transactionId);
  if (request.queryType === 'WHERE')
    throw new WireError('INVALID_PARAM', 'a transaction knows doc() and add() only, not where()');
  return transaction;
}

/** Reads a committed document by its id. */
export function readDocument({ store }: Engine, collection: Collection, id: Buffer): StoredDocument | null {
  const stored = store.get(documentKey(collection, id));
  return stored ? fromBytes(stored) : null;
}

/** Writes outside of transactions, in one durable commit. Throws LockedByTransaction when it has to wait. */
export function commitChanges(
  { store, catalogue, transactions }: Engine,
  changes: readonly DocumentChange[],
): void {
  for (const { collection, id } of changes) {
    const holder = transactions.holder(collection, id);
    if (holder) throw new LockedByTransaction(holder);
  }
  if (changes.length > 0) store.write((writer) => writeChanges(store, catalogue, writer, changes));
}
