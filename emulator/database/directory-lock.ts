// One living process at a time holds a data folder. The lock is a file with the holder's pid and start time, so that a
// pid that the system has given to somebody else since is not taken for the holder.
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Holder {
  readonly pid: number;
  readonly startedAt: string;
}

/** When the process started, in the system's own ticks; empty where the system has no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command in parentheses may hold spaces: the fields are counted from its end. Field 22 is the start time.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const start = startOf(holder.pid);
  return start === '' || holder.startedAt === '' || start === holder.startedAt;
}

function readHolder(path: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const { pid, startedAt } = holder as Partial<Holder>;
    return typeof pid === 'number' && pid > 0 && typeof startedAt === 'string'
      ? { pid, startedAt }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes the folder (and makes it when it is missing). Throws a sentence that names the holder when a living process,
 * this one included, has it; a lock whose process has died is taken over.
 * @returns gives the folder back
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'holder.json');
  const mine = join(directory, `holder-${process.pid}.json`);
  writeFileSync(mine, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) } satisfies Holder));
  try {
    for (;;) {
      try {
        // A link appears whole or not at all: nobody reads a lock that is half written.
        linkSync(mine, path);
        return () => rmSync(path, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = readHolder(path);
      if (holder && isAlive(holder))
        throw new Error(
          `The data folder ${directory} is in use by process ${holder.pid}. Stop that process, or choose another folder.`,
        );
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
}
