import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../root';
import { contentHash } from './content-hash';

/** What the functions of a project are made of, and with what. */
const sources = ['cloudfunctions', 'core'];
const tools = ['scripts/build', 'package-lock.json'];

/** Where the functions of this state of the sources lie, or would lie: the folder's name is the hash of what they are made of. */
export async function functionsFolder(root: string): Promise<string> {
  const made = await contentHash(root, sources);
  return join(cacheOf(root), `${made}-${await contentHash(repositoryRoot(), tools)}`);
}

/** True when that folder has been built; it appears in one piece. */
export function isBuilt(folder: string): boolean {
  return existsSync(folder);
}

/** Removes all but the newest few, never the one in use. */
export async function sweep(root: string, keep: string): Promise<void> {
  const now = new Date();
  await utimes(keep, now, now);
  const folders: { path: string; at: number }[] = [];
  for (const name of await readdir(cacheOf(root))) {
    const path = join(cacheOf(root), name);
    folders.push({ path, at: (await stat(path)).mtimeMs });
  }
  folders.sort((a, b) => b.at - a.at);
  const hour = 3_600_000;
  for (const { path, at } of folders.slice(4)) {
    // A test run that started before the last edit may still be reading its own.
    if (now.getTime() - at > hour) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Runs `act` while no other process runs one for the same folder. A lock whose holder is dead is taken over.
 * @throws Error after two minutes of waiting
 */
export async function exclusively<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const lock = `${folder}.lock`;
  await mkdir(join(folder, '..'), { recursive: true });
  const until = performance.now() + 120_000;
  while (!(await tryLock(lock))) {
    if (performance.now() > until)
      throw new Error(`Another process has been building ${folder} for two minutes.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  try {
    return await act();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function tryLock(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // A build takes seconds: a lock of a minute belongs to a process that was killed.
  const age = await stat(lock).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
  if (age > 60_000) await rm(lock, { recursive: true, force: true });
  return false;
}

const cacheOf = (root: string): string => join(root, 'dist', '.cache', 'functions');
