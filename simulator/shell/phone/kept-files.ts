import type { FileKeeper, StoredFile } from '../../api/files/file-store';

const STORE = 'files';
const DATABASE = 'phone-files';

/** Files that outlive a start of the program, in the browser's own database: one row per file, of one environment and person. */
export interface KeptFiles extends FileKeeper {
  readonly known: readonly [string, StoredFile | 'folder'][];
}

/** In localStorage, which answers at once: these phones have a file in the database. Most have none and need not wait for it. */
const MARK = 'kept-files/';

/** Opens the files of one phone. Without a database in the browser nothing is kept, and the program runs. */
export async function openKeptFiles(envId: string, person: string): Promise<KeptFiles> {
  const prefix = `${envId}/${person}/`;
  let opening: Promise<IDBDatabase | undefined> | undefined;
  const database = () => {
    opening ??= open().catch(() => undefined);
    return opening;
  };
  const write = async (work: (store: IDBObjectStore) => void) => {
    const opened = await database();
    if (opened) work(opened.transaction(STORE, 'readwrite').objectStore(STORE));
  };
  const marked = localStorage.getItem(MARK + prefix) !== null;
  const opened = marked ? await database() : undefined;
  // Ready before the first file is kept, but in nobody's way.
  if (!marked) requestIdleCallback(() => void database());
  return {
    known: opened ? await readAll(opened, prefix) : [],
    put: (path, file) => {
      localStorage.setItem(MARK + prefix, '1');
      void write((store) => store.put(file, prefix + path));
    },
    remove: (path) => void write((store) => store.delete(prefix + path)),
  };
}

/** Forgets all files of an environment, when its cloud began anew. */
export async function forgetKeptFiles(envId: string): Promise<void> {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(`${MARK}${envId}/`)) localStorage.removeItem(key);
  }
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
