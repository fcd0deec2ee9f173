// The only file that knows lmdb: an ordered, durable, crash-safe map from bytes to bytes.
import { join } from 'node:path';
import { open } from 'lmdb';

/** A frozen view of all committed data. Release it, or the file cannot reuse the space of what was deleted since. */
export interface Snapshot {
  readonly handle: unknown;
  release(): void;
}

export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** From `start` (included) to `end` (excluded), backwards when `reverse`. */
export interface KeyRange {
  readonly start: Buffer;
  readonly end: Buffer;
  readonly reverse?: boolean;
}

export interface Writer {
  put(key: Buffer, value: Buffer): void;
  remove(key: Buffer): void;
}

export interface OrderedStore {
  get(key: Buffer, snapshot?: Snapshot): Buffer | undefined;
  scan(range: KeyRange, snapshot?: Snapshot): Iterable<Entry>;
  count(range: KeyRange): number;
  /**
   * One atomic change: a commit of its own, or a part of the batch that is running. What `action` throws undoes it (and nothing else)
   * and is thrown on. Not re-entrant.
   */
  write<T>(action: (writer: Writer) => T): T;
  /** One commit for all that is written within: as durable as the store was opened for when this returns. */
  batch(action: () => void): void;
  snapshot(): Snapshot;
  clear(): void;
  close(): Promise<void>;
}

const FILE_NAME = 'documents.mdb';

// Written to make a commit that flushes all before it. No other key begins with a zero.
const FLUSH_KEY = Buffer.from([0]);
const ONE = Buffer.from([1]);

// lmdb's transaction flags: undo on a throw, and commit before returning. Without NO_SYNC_FLUSH the commit is on disk then.
const ABORTABLE_AND_COMMITTED = 1 | 2;
const NO_SYNC_FLUSH = 0x10000;

/**
 * What a commit outlives: `disk` a power cut, `process` the death of this process (the system has the data, its disk perhaps not yet,
 * and a power cut may leave a broken file).
 */
export type Durability = 'disk' | 'process';

/** Opens (or makes) the store's file in an existing folder. Opening takes the same few milliseconds at any size. */
export function openStore(directory: string, durability: Durability = 'disk'): OrderedStore {
  const flags = durability === 'disk' ? ABORTABLE_AND_COMMITTED : ABORTABLE_AND_COMMITTED | NO_SYNC_FLUSH;
  const file = open<Buffer, Buffer>({
    path: join(directory, FILE_NAME),
    noSubdir: true,
    encoding: 'binary',
    keyEncoding: 'binary',
    cache: false,
    maxReaders: 1024,
    overlappingSync: durability === 'disk',
  });
  const within = (snapshot?: Snapshot) => (snapshot ? { transaction: snapshot.handle as never } : {});
  const plainWriter: Writer = {
    put: (key, value) => file.putSync(key, value),
    remove: (key) => {
      file.removeSync(key);
    },
  };
  let inBatch = false;
  /** Undoes on a throw by what was there before: lmdb can undo a whole commit only. */
  const writeWithinBatch = <T>(action: (writer: Writer) => T): T => {
    const before: [Buffer, Buffer | undefined][] = [];
    const keep = (key: Buffer) => before.push([key, file.get(key)]);
    try {
      return action({
        put(key, value) {
          keep(key);
          plainWriter.put(key, value);
        },
        remove(key) {
          keep(key);
          plainWriter.remove(key);
        },
      });
    } catch (error) {
      for (const [key, value] of before.reverse())
        value ? plainWriter.put(key, value) : plainWriter.remove(key);
      throw error;
    }
  };
  let closed = false;
  // lmdb may end the process when a closed file is used: a late caller gets an error instead.
  const opened = () => {
    if (closed) throw new Error('the database is closed');
    return file;
  };
  return {
    get: (key, snapshot) => opened().get(key, within(snapshot)),
    *scan({ start, end, reverse }, snapshot) {
      const bounds = reverse
        ? { start: end, end: start, reverse: true, exclusiveStart: true, inclusiveEnd: true }
        : { start, end };
      yield* opened().getRange({ ...bounds, ...within(snapshot) });
    },
    count: ({ start, end }) => opened().getKeysCount({ start, end }),
    write: (action) =>
      inBatch ? writeWithinBatch(action) : opened().transactionSync(() => action(plainWriter), flags),
    batch(action) {
      opened().transactionSync(() => {
        inBatch = true;
        try {
          action();
        } finally {
          inBatch = false;
        }
      }, flags);
    },
    snapshot() {
      const transaction = opened().useReadTransaction();
      return { handle: transaction, release: () => transaction.done() };
    },
    clear: () => opened().clearSync(),
    async close() {
      if (closed) return;
      closed = true;
      // The last commit is flushed in any case.
      if (durability === 'process')
        file.transactionSync(() => file.putSync(FLUSH_KEY, ONE), ABORTABLE_AND_COMMITTED);
      await file.close();
    },
  };
}
