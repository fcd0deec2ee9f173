import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, type ReadStream, rmSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';

/** A file in cloud storage, as far as it can be told without its bytes. */
export interface StoredFile {
  readonly path: string;
  readonly size: number;
  /** Who uploaded it from a phone; null when a function did. */
  readonly owner: string | null;
  /** Virtual epoch milliseconds. */
  readonly at: number;
}

interface Entry extends Omit<StoredFile, 'path'> {
  /** Name of the file on disk that has the bytes. */
  readonly blob: string;
}

/** More bytes came than a file may have. */
export class FileTooLarge extends Error {}

/**
 * Files by their cloud paths. The bytes lie in files of their own, flushed to disk before the entry that names them is; bytes that no entry
 * names are listed first, so that a kill at any moment leaves none behind. Opened at the first use: most programs start without.
 */
export class FileStore {
  private opened:
    | { root: RootDatabase; entries: Database<Entry, string>; doomed: Database<1, string> }
    | undefined;

  constructor(private readonly folder: string) {}

  /**
   * Writes a file, over one of the same path if there is one; it is there as a whole or not at all.
   * @throws FileTooLarge
   */
  async put(
    path: string,
    bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    facts: { owner: string | null; at: number; limit: number },
  ): Promise<StoredFile> {
    const { root, entries, doomed } = this.open();
    const blob = randomUUID();
    await doomed.put(blob, 1);
    let size = 0;
    const file = await openFile(this.blobPath(blob), 'w');
    try {
      for await (const chunk of bytes) {
        size += chunk.length;
        if (size > facts.limit) throw new FileTooLarge(`a file may have ${facts.limit} bytes at most`);
        await file.write(chunk);
      }
      await file.datasync();
    } catch (error) {
      await file.close();
      this.forget([blob]);
      throw error;
    }
    await file.close();
    const entry: Entry = { blob, size, owner: facts.owner, at: facts.at };
    const old = await root.transaction(() => {
      const before = entries.get(path);
      if (before) void doomed.put(before.blob, 1);
      void doomed.remove(blob);
      void entries.put(path, entry);
      return before;
    });
    if (old) this.forget([old.blob]);
    return { path, size, owner: entry.owner, at: entry.at };
  }

  stat(path: string): StoredFile | undefined {
    const entry = this.open().entries.get(path);
    return entry && shown(path, entry);
  }

  /** The bytes of a file, or of a part of it (both ends included); undefined when there is no such file. */
  read(path: string, part?: { start: number; end: number }): ReadStream | undefined {
    const entry = this.open().entries.get(path);
    return entry && createReadStream(this.blobPath(entry.blob), part);
  }

  /** Where the bytes of a file lie. @throws Error when there is no such file */
  diskPath(path: string): string {
    const entry = this.open().entries.get(path);
    if (!entry) throw new Error(`there is no file ${path}`);
    return this.blobPath(entry.blob);
  }

  /** @returns false when there was no such file */
  async remove(path: string): Promise<boolean> {
    const { root, entries, doomed } = this.open();
    const old = await root.transaction(() => {
      const before = entries.get(path);
      if (!before) return undefined;
      void doomed.put(before.blob, 1);
      void entries.remove(path);
      return before;
    });
    if (old) this.forget([old.blob]);
    return old !== undefined;
  }

  /** Files whose path begins with `prefix`, by path. */
  *list(prefix = '', limit = Number.POSITIVE_INFINITY): Iterable<StoredFile> {
    let count = 0;
    for (const { key, value } of this.open().entries.getRange({ start: prefix })) {
      if (!key.startsWith(prefix) || count++ >= limit) return;
      yield shown(key, value);
    }
  }

  async reset(): Promise<void> {
    for (const { path } of [...this.list()]) await this.remove(path);
  }

  async close(): Promise<void> {
    await this.opened?.root.close();
  }

  private open() {
    if (this.opened) return this.opened;
    const path = join(this.folder, 'index');
    mkdirSync(path, { recursive: true });
    mkdirSync(join(this.folder, 'bytes'), { recursive: true });
    const root = open({ path, maxDbs: 2 });
    this.opened = {
      root,
      entries: root.openDB({ name: 'entries' }),
      doomed: root.openDB({ name: 'doomed' }),
    };
    this.forget([...this.opened.doomed.getKeys()]);
    return this.opened;
  }

  private forget(blobs: readonly string[]): void {
    for (const blob of blobs) {
      rmSync(this.blobPath(blob), { force: true });
      void this.opened?.doomed.remove(blob);
    }
  }

  private blobPath(blob: string): string {
    return join(this.folder, 'bytes', blob);
  }
}

function shown(path: string, { size, owner, at }: Entry): StoredFile {
  return { path, size, owner, at };
}
