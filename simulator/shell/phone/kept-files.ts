import type { FileKeeper, StoredFile } from '../../api/files/file-store';

const STORE = 'files';
const DATABASE = 'phone-files';

/** Files that outlive a start of the program, in the browser's own database: one row per file, of one environment and person. */
export interface KeptFiles extends FileKeeper {
  readonly known: readonly [string, StoredFile | 'folder'][];
}

/** Opens the files of one phone. Without a database in the browser nothing is kept, and the program runs. */
export async function openKeptFiles(envId: string, person: string): Promise<KeptFiles> {
  const prefix = `${envId}/${person}/`;
  const database = await open().catch(() => undefined);
  if (!database) return { known: [], put: () => {}, remove: () => {} };
  const write = (work: (store: IDBObjectStore) => void) =>
    work(database.transaction(STORE, 'readwrite').objectStore(STORE));
  return {
    known: await readAll(database, prefix),
    put: (path, file) => write((store) => store.put(file, prefix + path)),
    remove: (path) => write((store) => store.delete(prefix + path)),
  };
}

/** Forgets all files of an environment, when its cloud began anew. */
export async function forgetKeptFiles(envId: string): Promise<void> {
  const database = await open().catch(() => undefined);
  if (!database) return;
  const store = database.transaction(STORE, 'readwrite').objectStore(STORE);
  await done(store.delete(IDBKeyRange.bound(`${envId}/`, `${envId}/\uffff`)));
}

function open(): Promise<IDBDatabase> {
  const asked = indexedDB.open(DATABASE, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
  return done(asked);
}

async function readAll(database: IDBDatabase, prefix: string): Promise<[string, StoredFile | 'folder'][]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const store = database.transaction(STORE).objectStore(STORE);
  const [keys, values] = await Promise.all([done(store.getAllKeys(range)), done(store.getAll(range))]);
  return keys.map((key, index) => [String(key).slice(prefix.length), values[index]]);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
