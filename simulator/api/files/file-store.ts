import { endingOf, mediaTypeOf } from './media-type';

/** Folder that a program may write into; `wx.env.USER_DATA_PATH`. */
export const USER_FOLDER = 'wxfile://usr';
/** Files that were kept with `saveFile`. */
export const SAVED_PREFIX = 'wxfile://store_';
const TEMPORARY_PREFIX = 'wxfile://tmp_';

/** A file of the phone. */
export interface StoredFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** Epoch ms. */
  modified: number;
}

/** Where files outlive a start of the program; the browser's own store in the phone, nothing in a test. */
export interface FileKeeper {
  put(path: string, file: StoredFile | 'folder'): void;
  remove(path: string): void;
}

const FORGETFUL: FileKeeper = { put: () => {}, remove: () => {} };

/**
 * The files of one person's phone, all in memory so that they can be read synchronously: temporary ones, which end with the
 * program, and those of the user folder and of `saveFile`, which the keeper keeps.
 */
export class FileStore {
  private readonly files = new Map<string, StoredFile>();
  private readonly folders = new Set<string>([USER_FOLDER]);
  private readonly addresses = new Map<string, string>();
  private readonly watched = new Set<(path: string) => void>();

  constructor(
    private readonly keeper: FileKeeper = FORGETFUL,
    kept: Iterable<[string, StoredFile | 'folder']> = [],
    private readonly now: () => number = () => Date.now(),
  ) {
    for (const [path, file] of kept) {
      if (file === 'folder') this.folders.add(path);
      else this.files.set(path, file);
    }
  }

  read(path: string): StoredFile | undefined {
    return this.files.get(path);
  }

  isFolder(path: string): boolean {
    return this.folders.has(path);
  }

  write(path: string, bytes: Uint8Array): void {
    const file = { bytes: new Uint8Array(bytes), modified: this.now() };
    this.files.set(path, file);
    this.forget(path);
    if (!path.startsWith(TEMPORARY_PREFIX)) this.keeper.put(path, file);
    for (const listener of this.watched) listener(path);
  }

  remove(path: string): void {
    this.files.delete(path);
    this.folders.delete(path);
    this.forget(path);
    this.keeper.remove(path);
  }

  makeFolder(path: string): void {
    this.folders.add(path);
    this.keeper.put(path, 'folder');
  }

  /** Paths of files and folders below a folder, at any depth. */
  below(folder: string): string[] {
    const start = `${folder}/`;
    return [...this.folders, ...this.files.keys()].filter((path) => path.startsWith(start));
  }

  /** Bytes of what is kept: the user folder and saved files together may hold 200 MB. */
  keptBytes(): number {
    let sum = 0;
    for (const [path, { bytes }] of this.files) {
      if (!path.startsWith(TEMPORARY_PREFIX)) sum += bytes.length;
    }
    return sum;
  }

  saved(): [path: string, file: StoredFile][] {
    return [...this.files].filter(([path]) => path.startsWith(SAVED_PREFIX));
  }

  /** Makes a temporary file. @param ending without dot; by default what the bytes are */
  temporary(bytes: Uint8Array, ending = endingOf(bytes)): string {
    const path = `${TEMPORARY_PREFIX}${crypto.randomUUID().replaceAll('-', '')}${ending ? `.${ending}` : ''}`;
    this.write(path, bytes);
    return path;
  }

  /** Keeps a file under a name of its own. */
  save(path: string): string {
    const file = this.files.get(path);
    if (!file) throw new Error(`There is no file ${path}.`);
    const ending = /\.\w+$/.exec(path)?.[0] ?? '';
    const saved = `${SAVED_PREFIX}${crypto.randomUUID().replaceAll('-', '')}${ending}`;
    this.write(saved, file.bytes);
    return saved;
  }

  /** Address at which the browser shows the file; undefined when there is none. */
  address(path: string): string | undefined {
    const known = this.addresses.get(path);
    if (known) return known;
    const file = this.files.get(path);
    if (!file) return undefined;
    const made = URL.createObjectURL(new Blob([file.bytes], { type: mediaTypeOf(file.bytes, path) }));
    this.addresses.set(path, made);
    return made;
  }

  onWritten(listener: (path: string) => void): void {
    this.watched.add(listener);
  }

  private forget(path: string): void {
    const known = this.addresses.get(path);
    if (known) URL.revokeObjectURL(known);
    this.addresses.delete(path);
  }
}
