// Puts the parts of the database together.
import { Catalogue, documentRange } from './catalogue';
import type { Database, DatabaseOptions, StoredDocument } from './database';
import { declareIndexes } from './declared-indexes';
import { lockDirectory } from './directory-lock';
import type { Engine } from './engine';
import { GroupCommit } from './group-commit';
import { handleRequest } from './handle-request';
import { importFile } from './import-file';
import { project } from './judge';
import { OpenTransactions } from './open-transactions';
import { running } from './running-clock';
import { countDocuments, selectDocuments } from './select-documents';
import { openStore } from './store';

const DEFAULT_IDLE_MS = 30_000;
const DEFAULT_LOCK_WAIT_MS = 10_000;

/**
 * Opens (or makes) the database in a folder. It is ready at once at any size; only an index that is newly declared is built first.
 * Throws a sentence when another living process holds the folder, or when a declared unique index contradicts the documents.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const unlock = lockDirectory(options.directory);
  const store = openStore(options.directory, options.durability);
  const catalogue = new Catalogue(store);
  const transactions = new OpenTransactions(store, catalogue, options.transactionIdleMs ?? DEFAULT_IDLE_MS);
  const commits = new GroupCommit(store);
  const engine: Engine = { store, catalogue, transactions, commits, now: options.now };
  const declare = () => declareIndexes(store, catalogue, options.collections ?? [], options.indexes ?? {});
  try {
    declare();
  } catch (error) {
    void store.close().finally(unlock);
    throw error;
  }
  return {
    handle: (request) => handleRequest(engine, request, options.lockWaitMs ?? DEFAULT_LOCK_WAIT_MS),
    find(name, where, { sort = {}, skip, limit, projection } = {}) {
      const collection = catalogue.get(name);
      if (!collection) return { documents: [], examined: 0 };
      running.now = options.now();
      const found = selectDocuments(store, collection, where, { sort: Object.entries(sort), skip, limit });
      if (!projection) return found;
      const documents = found.documents.map(
        (document) => project(document, projection, where) as StoredDocument,
      );
      return { documents, examined: found.examined };
    },
    count(name, where) {
      const collection = catalogue.get(name);
      return collection ? countDocuments(store, collection, where).total : 0;
    },
    collections: () =>
      catalogue.all().map((one) => ({ name: one.name, count: store.count(documentRange(one)) })),
    importFile: (source, other) => importFile(engine, source, other),
    ensureCollection: (name) => void (catalogue.get(name) ?? catalogue.create(name)),
    abortTransactions: () => transactions.finishAll(),
    reset() {
      commits.flush();
      transactions.finishAll();
      store.clear();
      catalogue.clear();
      declare();
    },
    async close() {
      commits.flush();
      transactions.finishAll();
      await store.close();
      unlock();
    },
  };
}
