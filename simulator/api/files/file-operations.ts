import { bytesToText, toBytes } from './encodings';
import { fileFault } from './file-faults';
import { type FileStore, type StoredFile, USER_FOLDER } from './file-store';

/** Kept files of one program take at most 200 MB together (official page framework/ability/file-system.html). */
const KEPT_LIMIT = 200 * 1024 * 1024;

type Options = Record<string, unknown>;
type Operation = (options: Options) => Record<string, unknown> | undefined;

/** What the operations stand on. */
export interface FileGround {
  files: FileStore;
  /** A file of the program itself; undefined when there is none. */
  packageFile(path: string): Uint8Array | undefined;
}

/** A path without what makes two spellings of one file. */
export function plainPath(value: unknown): string {
  if (typeof value !== 'string' || value === '')
    throw fileFault.parameter('parameter.filePath should be String');
  return value.replace(/^http:\/\/(usr|tmp|store)/, 'wxfile://$1').replace(/\/+$/, '');
}

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

/** @throws unless the path may be written */
function writable(path: string, call = 'open'): void {
  if (!path.startsWith(`${USER_FOLDER}/`)) throw fileFault.denied(path, call);
}

/** Reads a file wherever it is. @throws when there is none */
export function readAny({ files, packageFile }: FileGround, path: string): StoredFile {
  if (files.isFolder(path)) throw fileFault.isFolder(path);
  const file = files.read(path);
  if (file) return file;
  const bytes = /^[a-z]+:/i.test(path) ? undefined : packageFile(path);
  if (!bytes) throw fileFault.missing(path);
  return { bytes: new Uint8Array(bytes), modified: 0 };
}

/** Writes a file into the user folder, whose parent must be there. */
export function writeUser({ files }: FileGround, path: string, bytes: Uint8Array): void {
  writable(path);
  if (!files.isFolder(parentOf(path))) throw fileFault.missing(path);
  if (files.isFolder(path)) throw fileFault.isFolder(path);
  if (files.keptBytes() - (files.read(path)?.bytes.length ?? 0) + bytes.length > KEPT_LIMIT)
    throw fileFault.full();
  files.write(path, bytes);
}

/** `FileStats`. Owner and mode are those of an ordinary file. */
export function statsOf(file: StoredFile | undefined): Record<string, unknown> {
  const time = Math.round((file?.modified ?? 0) / 1000);
  return {
    mode: file ? 33188 : 16877,
    size: file?.bytes.length ?? 0,
    lastAccessedTime: time,
    lastModifiedTime: time,
    isDirectory: () => file === undefined,
    isFile: () => file !== undefined,
  };
}

/** Operations on whole files and folders, by name; each takes the options of its asynchronous form. */
export function fileOperations(ground: FileGround): Record<string, Operation> {
  const { files } = ground;
  const there = (path: string) => files.isFolder(path) || files.read(path) !== undefined;
  const move = (from: string, to: string, keep: boolean) => {
    const { bytes } = readAny(ground, from);
    writeUser(ground, to, bytes);
    if (!keep) files.remove(from);
  };
  return {
    access: ({ path }) => {
      const plain = plainPath(path);
      if (!files.isFolder(plain)) {
        try {
          readAny(ground, plain);
        } catch {
          throw fileFault.missing(plain, 'access');
        }
      }
      return undefined;
    },
    readFile: ({ filePath, encoding, position, length }) => {
      const { bytes } = readAny(ground, plainPath(filePath));
      const start = Number(position ?? 0);
      if (start < 0 || start > bytes.length)
        throw fileFault.parameter('the value of "position" is out of range');
      const part = bytes.slice(start, length === undefined ? undefined : start + Number(length));
      return { data: typeof encoding === 'string' ? bytesToText(part, encoding) : part.buffer };
    },
    writeFile: ({ filePath, data, encoding }) => {
      writeUser(ground, plainPath(filePath), toBytes(data, encoding as string | undefined));
      return undefined;
    },
    appendFile: ({ filePath, data, encoding }) => {
      const path = plainPath(filePath);
      const before = files.read(path);
      if (!before) throw fileFault.missing(path);
      const added = toBytes(data, encoding as string | undefined);
      const whole = new Uint8Array(before.bytes.length + added.length);
      whole.set(before.bytes);
      whole.set(added, before.bytes.length);
      writeUser(ground, path, whole);
      return undefined;
    },
    truncate: ({ filePath, length }) => {
      const path = plainPath(filePath);
      writable(path, 'truncate');
      const whole = new Uint8Array(Number(length ?? 0));
      whole.set(readAny(ground, path).bytes.subarray(0, whole.length));
      writeUser(ground, path, whole);
      return undefined;
    },
    copyFile: ({ srcPath, destPath }) => {
      move(plainPath(srcPath), plainPath(destPath), true);
      return undefined;
    },
    rename: ({ oldPath, newPath }) => {
      const from = plainPath(oldPath);
      const to = plainPath(newPath);
      writable(from, 'rename');
      if (files.isFolder(from)) {
        files.makeFolder(to);
        for (const path of files.below(from)) {
          const target = to + path.slice(from.length);
          const file = files.read(path);
          if (file) files.write(target, file.bytes);
          else files.makeFolder(target);
          files.remove(path);
        }
        files.remove(from);
      } else move(from, to, false);
      return undefined;
    },
    unlink: ({ filePath }) => {
      const path = plainPath(filePath);
      if (files.isFolder(path)) throw fileFault.denied(path, 'unlink');
      if (!files.read(path)) throw fileFault.missing(path, 'unlink');
      files.remove(path);
      return undefined;
    },
    mkdir: ({ dirPath, recursive }) => {
      const path = plainPath(dirPath);
      writable(path, 'mkdir');
      if (there(path)) {
        if (recursive === true && files.isFolder(path)) return undefined;
        throw fileFault.exists(path);
      }
      const missing: string[] = [];
      for (let at = path; !files.isFolder(at); at = parentOf(at)) missing.unshift(at);
      if (missing.length > 1 && recursive !== true) throw fileFault.missing(path, 'mkdir');
      for (const folder of missing) files.makeFolder(folder);
      return undefined;
    },
    readdir: ({ dirPath }) => {
      const path = plainPath(dirPath);
      if (!files.isFolder(path))
        throw files.read(path) ? fileFault.noFolder(path) : fileFault.missing(path, 'readdir');
      const names = files.below(path).map((below) => below.slice(path.length + 1).split('/')[0] as string);
      return { files: [...new Set(names)].sort() };
    },
    rmdir: ({ dirPath, recursive }) => {
      const path = plainPath(dirPath);
      writable(path, 'rmdir');
      if (!files.isFolder(path)) throw fileFault.missing(path, 'rmdir');
      const inside = files.below(path);
      if (inside.length > 0 && recursive !== true) throw fileFault.notEmpty(path);
      for (const below of [...inside, path]) files.remove(below);
      return undefined;
    },
    stat: ({ path, recursive }) => {
      const plain = plainPath(path);
      const one = (at: string) => (files.isFolder(at) ? statsOf(undefined) : statsOf(readAny(ground, at)));
      if (recursive !== true) return { stats: one(plain) };
      const all = [plain, ...files.below(plain)];
      return { stats: all.map((at) => ({ path: at.slice(plain.length) || '/', stats: one(at) })) };
    },
    saveFile: ({ tempFilePath, filePath }) => {
      const from = plainPath(tempFilePath);
      if (!files.read(from)) throw fileFault.missing(from);
      if (filePath === undefined) {
        if (files.keptBytes() + (files.read(from)?.bytes.length ?? 0) > KEPT_LIMIT) throw fileFault.full();
        const saved = files.save(from);
        files.remove(from);
        return { savedFilePath: saved };
      }
      const to = plainPath(filePath);
      move(from, to, false);
      return { savedFilePath: to };
    },
    getSavedFileList: () => ({
      fileList: files.saved().map(([filePath, { bytes, modified }]) => ({
        filePath,
        size: bytes.length,
        createTime: Math.round(modified / 1000),
      })),
    }),
    removeSavedFile: ({ filePath }) => {
      const path = plainPath(filePath);
      if (!files.saved().some(([saved]) => saved === path)) throw fileFault.missing(path, 'unlink');
      files.remove(path);
      return undefined;
    },
    getFileInfo: ({ filePath }) => ({ size: readAny(ground, plainPath(filePath)).bytes.length }),
  };
}
