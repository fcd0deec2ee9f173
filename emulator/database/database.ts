// What the rest of the emulator, the tools and the tests know of the document database.

import type { Readable } from 'node:stream';

/** A request of the SDKs, as `parseWireRequest` hands it on. `action` is e.g. `database.getDocument`; the other fields depend on it. */
export interface WireRequest {
  readonly action: string;
  readonly [field: string]: unknown;
}

/** What goes back to the SDK as JSON with status 200, and what it cost. */
export interface WireAnswer {
  /** `{ requestId, data | transactionId }`, or `{ requestId, code, message }` for a refusal. Always a plain JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Database calls made: 1, whatever the answer is. */
  readonly calls: number;
  /** Documents that were fetched and judged for this answer. */
  readonly examined: number;
}

/** A document as it is stored: plain objects, arrays, strings, numbers, booleans, null, `Date`, and bson's own types. */
export type StoredDocument = Record<string, unknown> & { _id: unknown };

/** Direction of an index key: 1 ascending, -1 descending. */
export type Direction = 1 | -1;

/** An index that orders documents. */
export interface OrderedIndex extends IndexDeclaration {
  readonly keys: readonly (readonly [field: string, direction: Direction])[];
}

/** An index as the project file declares it. A missing field counts as null, in unique indexes too. One of `2dsphere` is for places. */
export interface IndexDeclaration {
  readonly name: string;
  readonly keys: readonly (readonly [field: string, direction: Direction | '2dsphere'])[];
  readonly unique?: boolean;
}

export interface DatabaseOptions {
  /** Folder of the store; made when it is missing. One living process at a time may hold it. */
  readonly directory: string;
  /** The virtual clock in epoch milliseconds: what `serverDate` means. Time-outs do not use it. */
  readonly now: () => number;
  /** Collections that exist from the start; others are made by `database.addCollection`. */
  readonly collections?: readonly string[];
  /** Declared indexes by collection (which are made, too). Indexes that are no longer declared are dropped. */
  readonly indexes?: Readonly<Record<string, readonly IndexDeclaration[]>>;
  /**
   * What an acknowledged write outlives: `disk` (default) a power cut, `process` a kill of this process only, and it takes a twentieth
   * of the time.
   */
  readonly durability?: 'disk' | 'process';
  /** Real milliseconds after which an untouched transaction is aborted. Default 30,000. */
  readonly transactionIdleMs?: number;
  /** Real milliseconds for which a plain write waits for a document locked by a transaction. Default 10,000. */
  readonly lockWaitMs?: number;
}

export interface FindOptions {
  /** MongoDB sort document, e.g. `{ dueAt: 1 }`. */
  readonly sort?: Readonly<Record<string, Direction>>;
  readonly skip?: number;
  /** No limit when it is missing. */
  readonly limit?: number;
  readonly projection?: Readonly<Record<string, unknown>>;
}

export interface FindResult {
  readonly documents: StoredDocument[];
  readonly examined: number;
}

/** The document database behind `POST /admin`. */
export interface Database {
  /**
   * Answers one `database.*` request. Never throws for what a client sent: a bad request is an answer with a code.
   * Writes are promises: those of one turn of the event loop share a commit, and a plain write waits for a document that an open
   * transaction has locked.
   */
  handle(request: WireRequest): WireAnswer | Promise<WireAnswer>;
  /** For tools: committed documents of a collection; none when the collection does not exist. Throws on a malformed `where`. */
  find(collection: string, where: Readonly<Record<string, unknown>>, options?: FindOptions): FindResult;
  /** For tools: how many committed documents match. */
  count(collection: string, where: Readonly<Record<string, unknown>>): number;
  /** For tools: all collections with their number of documents, by name. */
  collections(): { name: string; count: number }[];
  /**
   * Loads JSON lines `{ "collection", "document" }` (Extended JSON) without the SDK; makes missing collections.
   * @param other takes lines that are no documents; without it they are errors
   */
  importFile(
    source: string | Readable,
    other?: (line: Readonly<Record<string, unknown>>) => Promise<void>,
  ): Promise<{ documents: number }>;
  /** Makes a collection unless it is there. */
  ensureCollection(name: string): void;
  /** Ends all open transactions without their writes. */
  abortTransactions(): void;
  /** Empties the store and makes declared collections and indexes anew. Open transactions are gone. */
  reset(): void;
  /** Lets the folder go. */
  close(): Promise<void>;
}

export { openDatabase } from './open-database';
