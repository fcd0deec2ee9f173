import { addDays, dayOf } from '../../core/domain/calendar/beijing';
import { sha256 } from '../../core/domain/chapter/canonical';
import {
  type NightFile,
  nightPath,
  readNightFile,
  writeNightFile,
} from '../../core/domain/chapter/night-file';
import { files } from '../_store/files';
import { nightFiles } from '../_store/night-files';
import { Fault } from './fault';
import { sealedUnder, sealOf } from './keys';

/** A file that was found, or that lies there and does not hold. */
export type FoundNight = { day: string; body: string; file: NightFile | null };

/** How many nights back a file is looked for: a clock that stood longer than that is another trouble. */
const nightsBack = 40;

const sealLine = 'seal ';

/** The file as it is stored: its lines, and a seal that storage cannot make. */
export function sealedBody(file: NightFile): string {
  const body = writeNightFile(file);
  return `${body}${sealLine}${sealOf('night-file', { digest: sha256(body) })}\n`;
}

/** Reads a stored file; null when its seal, form or day does not hold. */
export function openBody(stored: string, day: string): NightFile | null {
  const at = stored.lastIndexOf(`\n${sealLine}`) + 1;
  const body = stored.slice(0, at);
  const seal = stored.slice(at + sealLine.length).trimEnd();
  if (at === 0 || sealedUnder(seal, 'night-file', { digest: sha256(body) }) === null) return null;
  const file = readNightFile(body);
  return file?.day === day ? file : null;
}

/**
 * Where files of this environment lie: `STORAGE_ROOT` (`cloud://<env>.<bucket>`), else as the last one that was written says. With the
 * variable, nothing in the database is needed to find a file, and nothing in it can hide one.
 */
export async function storageRoot(): Promise<string | null> {
  const given = process.env.STORAGE_ROOT ?? '';
  if (given !== '') return given.replace(/\/$/, '');
  const fileId = (await nightFiles.newest())?.fileId;
  return fileId ? fileId.slice(0, fileId.indexOf('/', 'cloud://'.length)) : null;
}

/** The file of one night, if it lies there. */
export async function nightFileOf(day: string): Promise<FoundNight | null> {
  const root = await storageRoot();
  const fileId = `${root}/${nightPath(day)}`;
  if (root === null || (await files.present([fileId])).length === 0) return null;
  const body = await files.read(fileId);
  return { day, body, file: openBody(body, day) };
}

/**
 * The newest file up to now, found by its name in storage.
 * @throws Fault UNAVAILABLE when storage cannot be asked: "nothing found" would hide what it vouches for
 */
export async function newestNightFile(now: number): Promise<FoundNight | null> {
  try {
    return await findNewest(now);
  } catch {
    throw new Fault('UNAVAILABLE', 'busy');
  }
}

async function findNewest(now: number): Promise<FoundNight | null> {
  const root = await storageRoot();
  if (root === null) return null;
  const days = Array.from({ length: nightsBack }, (_, back) => addDays(dayOf(now), -back));
  const present = new Set(await files.present(days.map((day) => `${root}/${nightPath(day)}`)));
  const day = days.find((one) => present.has(`${root}/${nightPath(one)}`));
  if (day === undefined) return null;
  const body = await files.read(`${root}/${nightPath(day)}`);
  return { day, body, file: openBody(body, day) };
}
