import { log } from '../../_kernel/log';
import { storageRoot } from '../../_kernel/night-files';
import { removeMedia } from '../../_kernel/question-media';
import { never } from '../../_store/books';
import { files } from '../../_store/files';
import { uploadPath } from '../../_store/hand-pages';
import { questionMedia } from '../../_store/question-media';

const pageSize = 50;
/** As photos of pages are: keys are destroyed at once, what waits here is noise, or an upload that nobody took over. */
const turn = { every: 10, at: 5 };

/**
 * Pictures and voices under questions: takes away those that are going and those that never came, files first, row last; and of those that are kept, a plain
 * upload that an interrupted taking-over left.
 */
export async function sweepQuestionMedia(hasTime: () => boolean): Promise<number> {
  if (Math.floor(Date.now() / 60_000) % turn.every !== turn.at) return 0;
  let done = 0;
  while (hasTime()) {
    const page = await questionMedia.due(Date.now(), pageSize);
    if (page.length === 0) break;
    const root = await storageRoot();
    if (root === null) {
      log('error', 'media cannot be found: STORAGE_ROOT is not set', { route: 'clock', count: page.length });
      break;
    }
    for (const row of page) {
      const { _id, state, dueAt } = row;
      if (state === 'kept') {
        await files.remove([`${root}/${uploadPath(_id)}`]);
        await questionMedia.patchWhere({ _id, state, dueAt }, { dueAt: never });
      } else await removeMedia(row, root);
    }
    done += page.length;
  }
  return done;
}
