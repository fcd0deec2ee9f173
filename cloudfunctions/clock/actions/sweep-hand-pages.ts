import { removeHandPage } from '../../_kernel/hand-pages';
import { log } from '../../_kernel/log';
import { storageRoot } from '../../_kernel/night-files';
import { never } from '../../_store/books';
import { files } from '../../_store/files';
import { handPages, uploadPath } from '../../_store/hand-pages';

const pageSize = 50;
/** Looked for every ten minutes: a key is destroyed at once, so what waits here is noise, or an upload that nobody took over. */
const turn = { every: 10, at: 5 };

/**
 * Photos of handwritten pages: takes away those that are going and those that never came, files first, row last; and of those that are
 * kept, a plain upload that an interrupted taking-over left.
 */
export async function sweepHandPages(hasTime: () => boolean): Promise<number> {
  if (Math.floor(Date.now() / 60_000) % turn.every !== turn.at) return 0;
  let done = 0;
  while (hasTime()) {
    const page = await handPages.due(Date.now(), pageSize);
    if (page.length === 0) break;
    const root = await storageRoot();
    if (root === null) {
      log('error', 'photos cannot be found: STORAGE_ROOT is not set', { route: 'clock', count: page.length });
      break;
    }
    for (const row of page) {
      if (row.state === 'kept') {
        await files.remove([`${root}/${uploadPath(row._id)}`]);
        await handPages.patchWhere({ _id: row._id, state: 'kept', dueAt: row.dueAt }, { dueAt: never });
      } else await removeHandPage(row, root);
    }
    done += page.length;
  }
  return done;
}
