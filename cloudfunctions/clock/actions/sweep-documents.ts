import { removeDocument } from '../../_kernel/documents';
import { log } from '../../_kernel/log';
import { storageRoot } from '../../_kernel/night-files';
import { documents } from '../../_store/documents';

const pageSize = 100;
/** Looked for every ten minutes: nobody can fetch what is over, so a tick that has nothing to do need not ask. */
const turn = { every: 10, at: 7 };

/** Takes documents away whose day is over: the file first, so that no file is left without its row. */
export async function sweepDocuments(hasTime: () => boolean): Promise<number> {
  if (Math.floor(Date.now() / 60_000) % turn.every !== turn.at) return 0;
  let done = 0;
  while (hasTime()) {
    const page = await documents.expired(Date.now(), pageSize);
    if (page.length === 0) break;
    const root = await storageRoot();
    if (root === null) {
      log('error', 'documents cannot be found: STORAGE_ROOT is not set', {
        route: 'clock',
        count: page.length,
      });
      break;
    }
    for (const row of page) await removeDocument(row, root);
    done += page.length;
  }
  return done;
}
