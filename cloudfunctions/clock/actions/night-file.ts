import { dayOf, hourOf } from '../../../core/domain/calendar/beijing';
import { sha256 } from '../../../core/domain/chapter/canonical';
import { genesis } from '../../../core/domain/chapter/chain';
import { type NightFile, nightPath, withGrown } from '../../../core/domain/chapter/night-file';
import { pseudonym } from '../../_kernel/audit';
import { nightName } from '../../_kernel/audit-check';
import { log } from '../../_kernel/log';
import { nightFileOf, openBody, sealedBody, storageRoot } from '../../_kernel/night-files';
import { anchors } from '../../_store/anchors';
import { auditAnchors, auditHeads } from '../../_store/audits';
import { books } from '../../_store/books';
import { files } from '../../_store/files';
import { type NightFileRow, nightFiles } from '../../_store/night-files';
import { isAuditNight } from './anchor-audits';

/** From this hour on, Beijing time, the night's anchors are made and its file can be written. */
const fromHour = 3;

/**
 * Once a night in which a book or a chain of the audit grew, after the anchors: carries every anchored head out of the database into a signed file of
 * cloud storage, which follows on the file before. It is built from that file and what was anchored since, so a head that somebody rolled back cannot fall out of it. A
 * night's file is written once: one that lies there already is taken as it is.
 * @returns 1 when a file was written
 */
export async function writeNightFileOnce(): Promise<number> {
  const now = Date.now();
  const day = dayOf(now);
  if (hourOf(now) < fromHour) return 0;
  // Nothing grew: the last file vouches for all there is, and a year without a letter costs no file a night.
  // By day nothing but books is asked for: chains of the audit are anchored at night.
  const atNight = isAuditNight(now);
  const [ofBooks, ofChains] = await Promise.all([
    anchors.newestAt(),
    atNight ? auditAnchors.newestAt() : null,
  ]);
  const grownAt = Math.max(ofBooks ?? 0, ofChains ?? 0);
  if (grownAt === 0) return 0;
  const last = await nightFiles.newest();
  if (last && (last._id >= day || last.upTo > grownAt)) return 0;
  if ((await books.dueForAnchor(now, 1)).length > 0) return 0;
  if (atNight && (await auditHeads.dueForAnchor(now, 1)).length > 0) return 0;
  const before = last ? await fileBefore(last) : { day: '', prev: '', heads: new Map() };
  if (!before) return 0;
  const lying = await nightFileOf(day);
  if (lying?.file) return adopt({ ...lying, file: lying.file }, last?.upTo ?? 0);
  if (lying) return complain('one that does not hold lies there', day);
  const since = last?.upTo ?? 0;
  const [made, chained] = await Promise.all([anchors.madeSince(since), auditAnchors.madeSince(since)]);
  const { heads, wentBack } = withGrown(before.heads, [
    ...made.map((row) => ({ ...row, book: pseudonym('subject', row.bookId) })),
    ...chained.map(({ _id, seq, hash }) => ({
      book: nightName(_id),
      recordCount: seq + 1,
      headHash: hash,
    })),
  ]);
  if (wentBack.length > 0) complain('heads that went back', day);
  const file = { day, prev: last?.digest ?? genesis, heads };
  const body = sealedBody(file);
  const fileId = await files.write(nightPath(day), body);
  await nightFiles.put({ _id: day, fileId, digest: sha256(body), heads: heads.size, upTo: now });
  return 1;
}

/** The last file, checked. Without it nothing is written: a fresh beginning would forget what it vouched for. */
async function fileBefore(last: NightFileRow): Promise<NightFile | null> {
  const body = await files.read(last.fileId).catch(() => '');
  const file = sha256(body) === last.digest ? openBody(body, last._id) : null;
  if (!file) complain('the last file is gone or was changed', last._id);
  return file;
}

/** A file whose row was not written, or was taken away: what came after it is looked at again with the next. */
async function adopt(found: { day: string; body: string; file: NightFile }, upTo: number): Promise<0> {
  const { day, body, file } = found;
  const fileId = `${await storageRoot()}/${nightPath(day)}`;
  await nightFiles.put({ _id: day, fileId, digest: sha256(body), heads: file.heads.size, upTo });
  return 0;
}

function complain(what: string, day: string): 0 {
  log('error', `night file: ${what}`, { route: 'clock', day });
  return 0;
}
