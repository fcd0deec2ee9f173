import { toBytes } from './encodings';
import { fileFault } from './file-faults';
import { type FileGround, plainPath, readAny, statsOf, writeUser } from './file-operations';

interface Opened {
  path: string;
  flag: string;
  /** Where the next read without position begins. */
  at: number;
}

type Options = Record<string, unknown>;

/** Files by descriptor: `open`, `read`, `write`, `fstat`, `ftruncate`, `close`. */
export function openFileOperations(
  ground: FileGround,
): Record<string, (options: Options) => Options | undefined> {
  const opened = new Map<string, Opened>();
  let last = 10;
  const of = (fd: unknown): Opened => {
    const found = typeof fd === 'string' ? opened.get(fd) : undefined;
    if (!found) throw fileFault.descriptor();
    return found;
  };
  const store = ({ path }: Opened, at: number, bytes: Uint8Array) => {
    const before = readAny(ground, path).bytes;
    const whole = new Uint8Array(Math.max(before.length, at + bytes.length));
    whole.set(before);
    whole.set(bytes, at);
    writeUser(ground, path, whole);
  };
  return {
    open: ({ filePath, flag = 'r' }) => {
      const path = plainPath(filePath);
      const how = String(flag);
      const known = ground.files.read(path);
      if (/x/.test(how) && known) throw fileFault.exists(path);
      if (/^w/.test(how) || (/^a/.test(how) && !known)) writeUser(ground, path, new Uint8Array());
      else readAny(ground, path);
      last += 1;
      opened.set(String(last), { path, flag: how, at: 0 });
      return { fd: String(last) };
    },
    close: ({ fd }) => {
      of(fd);
      opened.delete(String(fd));
      return undefined;
    },
    fstat: ({ fd }) => ({ stats: statsOf(readAny(ground, of(fd).path)) }),
    ftruncate: ({ fd, length }) => {
      const { path } = of(fd);
      const whole = new Uint8Array(Number(length ?? 0));
      whole.set(readAny(ground, path).bytes.subarray(0, whole.length));
      writeUser(ground, path, whole);
      return undefined;
    },
    read: ({ fd, arrayBuffer, offset = 0, length, position }) => {
      const file = of(fd);
      if (/^(w|a)/.test(file.flag) && !file.flag.includes('+')) throw fileFault.denied(file.path, 'read');
      if (!(arrayBuffer instanceof ArrayBuffer))
        throw fileFault.parameter('parameter.arrayBuffer should be ArrayBuffer');
      const start = typeof position === 'number' ? position : file.at;
      const room = arrayBuffer.byteLength - Number(offset);
      const bytes = readAny(ground, file.path).bytes.subarray(
        start,
        start + Math.min(room, Number(length ?? room)),
      );
      new Uint8Array(arrayBuffer).set(bytes, Number(offset));
      if (typeof position !== 'number') file.at += bytes.length;
      return { bytesRead: bytes.length, arrayBuffer };
    },
    write: ({ fd, data, offset = 0, length, encoding, position }) => {
      const file = of(fd);
      if (file.flag === 'r') throw fileFault.denied(file.path, 'write');
      const all = typeof data === 'string' ? toBytes(data, encoding as string | undefined) : toBytes(data);
      const bytes =
        typeof data === 'string'
          ? all
          : all.subarray(Number(offset), length === undefined ? undefined : Number(offset) + Number(length));
      const end = readAny(ground, file.path).bytes.length;
      const at = file.flag.startsWith('a') ? end : typeof position === 'number' ? position : file.at;
      store(file, at, bytes);
      if (typeof position !== 'number') file.at = at + bytes.length;
      return { bytesWritten: bytes.length };
    },
  };
}
