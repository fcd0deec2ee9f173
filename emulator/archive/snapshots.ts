import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const ENDING = '.jsonl';

/** Writes lines into a file that is there as a whole or not at all. */
export function writeLines(file: string, lines: Iterable<string>): void {
  const partial = `${file}.partial`;
  const descriptor = openSync(partial, 'w');
  try {
    for (const line of lines) writeSync(descriptor, `${line}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(partial, file);
}

/** States that were kept by name, each an archive in a file of its own. */
export class Snapshots {
  constructor(private readonly folder: string) {}

  /** By name; `at` is the real time at which it was kept. */
  list(): { name: string; at: number; size: number }[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((file) => file.endsWith(ENDING))
      .sort()
      .map((file) => {
        const { mtimeMs, size } = statSync(join(this.folder, file));
        return { name: file.slice(0, -ENDING.length), at: Math.round(mtimeMs), size };
      });
  }

  /** One of the same name is replaced. */
  save(name: string, lines: Iterable<string>): void {
    mkdirSync(this.folder, { recursive: true });
    writeLines(this.path(name), lines);
  }

  /** Its file, or undefined when there is none of this name. */
  file(name: string): string | undefined {
    const path = this.path(name);
    return existsSync(path) ? path : undefined;
  }

  remove(name: string): void {
    rmSync(this.path(name), { force: true });
  }

  /** Letters of any script, digits, spaces, `-` and `_`: nothing that leads elsewhere. */
  static isName(name: unknown): name is string {
    return typeof name === 'string' && /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u.test(name);
  }

  private path(name: string): string {
    return join(this.folder, `${name}${ENDING}`);
  }
}
