import { holdings } from '../../../core/domain/data-map/holdings';
import { declarations } from '../../../core/domain/reminder/registry';
import { leaveActivities } from '../../_kernel/activity-leaving';
import { removeDocument } from '../../_kernel/documents';
import { removeHandPage } from '../../_kernel/hand-pages';
import { everyNameOf } from '../../_kernel/names-of';
import { storageRoot } from '../../_kernel/night-files';
import { removeMedia } from '../../_kernel/question-media';
import { bindings } from '../../_store/bindings';
import { complaints } from '../../_store/complaints';
import { is } from '../../_store/database';
import { documents } from '../../_store/documents';
import { type ErasureRow, erasures } from '../../_store/erasures';
import { handPages } from '../../_store/hand-pages';
import { helpRequests } from '../../_store/help-requests';
import { heldRows } from '../../_store/holdings';
import { people } from '../../_store/people';
import { questionMedia } from '../../_store/question-media';
import { reminders } from '../../_store/reminders';

/** Looked for every ten minutes, as documents are: letters are gone already, and a tick that has nothing to do need not ask. */
const turn = { every: 10, at: 3 };

/** Taken away last: by them the rest is found, and carried on after a death in between. */
const last = ['bindings', 'erasures', 'documents', 'helpRequests', 'handPages', 'questionMedia'];

/**
 * Carries out erasures: takes away by the data map what need not stay. Every step can be repeated; the row that says what is to be done goes
 * last. Letters were destroyed when the owner asked.
 */
export async function erasePeople(hasTime: () => boolean): Promise<number> {
  if (Math.floor(Date.now() / 60_000) % turn.every !== turn.at) return 0;
  let done = 0;
  for (const row of await erasures.waiting(20)) {
    if (!hasTime()) break;
    done += await eraseOne(row, hasTime);
  }
  return done;
}

/** Answers 1 when nothing is left of it to do. */
async function eraseOne({ personId, openid }: ErasureRow, hasTime: () => boolean): Promise<number> {
  const [known, person] = await Promise.all([everyNameOf(personId), people.get(personId)]);
  const names = { ...known, account: [...new Set([...known.account, openid])] };
  // No unit keeps a record of a relative.
  const left = person?.status === 'left' || person?.relative;
  await removeWords(personId);
  await leaveActivities(personId, Date.now());
  for (const holding of holdings) {
    const goes = holding.erase === 'remove' || (holding.erase === 'roster' && left);
    if (!goes || last.includes(holding.collection)) continue;
    for (;;) {
      if (!hasTime()) return 0;
      const rows = await heldRows.of(holding, names);
      for (const { _id } of rows) await heldRows.remove(holding, _id);
      if (rows.length < 1000) break;
    }
  }
  if (!(await removeFiles(personId))) return 0;
  await bindings.removeWhere({ _id: openid, erasedAt: is.above(0) });
  await erasures.remove(personId);
  return 1;
}

/** What others were told in which this person is named: calls for help, and reminders of matters of theirs. */
async function removeWords(personId: string): Promise<void> {
  for (const { kind } of declarations)
    for (const mark of [':', '_']) {
      const start = `${kind}:${personId}${mark}`;
      const end = start.slice(0, -1) + String.fromCharCode(mark.charCodeAt(0) + 1);
      const rows = await reminders.find(is.all([{ matter: is.above(start) }, { matter: is.before(end) }]));
      for (const { _id } of rows) await reminders.remove(_id);
    }
  // What waited for the district's desk waits no more.
  for (const { _id } of await complaints.ofPerson(personId))
    await reminders.removeWhere({ matter: `complaint-waits:${_id}:once` });
  for (const { _id } of await helpRequests.ofCadre(personId)) await helpRequests.remove(_id);
}

/** Ordered documents, photos of pages, and what stood under questions, with their files; false while it cannot be said where files lie. */
async function removeFiles(personId: string): Promise<boolean> {
  const [rows, photos, media] = await Promise.all([
    documents.ofPerson(personId),
    handPages.ofBook(personId),
    questionMedia.ofAsker(personId),
  ]);
  if (rows.length + photos.length + media.length === 0) return true;
  const root = await storageRoot();
  if (root === null) return false;
  for (const row of rows) await removeDocument(row, root);
  for (const row of photos) await removeHandPage(row, root);
  for (const row of media) await removeMedia(row, root);
  return true;
}
