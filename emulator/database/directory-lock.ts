// One living process at a time holds a data folder. The lock is a file with the holder's pid and start time, so that a
// pid that the system has given to somebody else since is not taken for the holder.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

function refuseIfAlive(directory: string, path: string): void {
  const holder = readHolder(path);
  if (holder && isAlive(holder))
    throw new Error(
      `The data folder ${directory} is in use by process ${holder.pid}. Stop that process, or choose another folder.`,
    );
}

/** Two processes may find the same stale lock: the later one must not remove the lock that the earlier one has put there since. */
function removeStale(directory: string, path: string): void {
  const aside = join(directory, `stale-${process.pid}.json`);
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    refuseIfAlive(directory, aside);
  } catch (error) {
    renameSync(aside, path);
    throw error;
  }
  rmSync(aside, { force: true });
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
        let held = true;
        return () => {
          if (held) rmSync(path, { force: true });
          held = false;
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      refuseIfAlive(directory, path);
      removeStale(directory, path);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}
